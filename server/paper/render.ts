export const paperQr = (_url: string): string => '';
export const renderPaper = async (_o: unknown): Promise<Buffer> => Buffer.alloc(0);
