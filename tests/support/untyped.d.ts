// The package brings no types; only tests use it, as the other side of a sign-in.
declare module 'oidc-provider';
