import type { Matter, MatterType } from '#kernel';

/** A family of made-up items: every noun with every act. The words are ordinary administrative Chinese; no list is claimed. */
export interface Family {
  readonly department: string;
  readonly body: string;
  readonly type: MatterType;
  readonly serves: Matter['serves'];
  readonly lifeEvent: string;
  readonly shape: 'permit' | 'card' | 'benefit' | 'filing' | 'proof' | 'deed';
  readonly nouns: readonly string[];
}

/** What is done with a noun of each shape, and what comes of it. */
export const shapes: Readonly<
  Record<
    Family['shape'],
    {
      readonly acts: readonly string[];
      readonly kind: Matter['result']['kind'];
      readonly result: string;
      readonly statutory?: number;
    }
  >
> = {
  permit: { acts: ['核发', '变更', '延续', '补办', '注销'], kind: 'licence', result: '许可证', statutory: 20 },
  card: { acts: ['申领', '换领', '补领', '信息变更', '注销'], kind: 'certificate', result: '证件', statutory: 15 },
  benefit: {
    acts: ['申领', '资格认证', '发放账户变更', '停发'],
    kind: 'payment',
    result: '待遇核定通知书',
    statutory: 30,
  },
  filing: { acts: ['备案', '备案变更', '备案注销'], kind: 'registration', result: '备案凭证' },
  proof: { acts: ['查询', '证明开具'], kind: 'certificate', result: '证明' },
  deed: { acts: ['办理', '副本开具'], kind: 'certificate', result: '公证书', statutory: 15 },
};

/** `许可` is 核发, but a 登记 or 审查 is 办理; a filing of what is itself a 登记 is not called 登记备案. */
export const titleOf = (noun: string, act: string): string => {
  const name = noun.replace(/审批$/, '批准');
  const isAct = /(登记|注册|审查|核准|批准|验收|审核|评价|申报|网签|报告|转移接续)$/.test(name);
  if (!isAct) return name + act;
  return name + ({ 核发: '办理', 备案: '办理', 备案变更: '变更', 备案注销: '撤回' }[act] ?? act);
};

const family = (
  department: string,
  body: string,
  shape: Family['shape'],
  type: MatterType,
  serves: Matter['serves'],
  lifeEvent: string,
  nouns: string,
): Family => ({ department, body, type, serves, lifeEvent, shape, nouns: nouns.split(' ') });

// biome-ignore format: a table, one family per line
export const families: readonly Family[] = [
  family('public-security', 'police', 'card', '07', 'persons', 'household-identity', '居住证 居民户口簿 临时居民身份证 往来港澳通行证 往来台湾通行证 普通护照 边境通行证'),
  family('public-security', 'police', 'permit', '01', 'organisations', 'operating-permits', '旅馆业特种行业许可 公章刻制业许可 保安服务公司许可 典当业许可 大型群众性活动安全许可 民用爆炸物品购买许可 剧毒化学品购买许可 金融机构营业场所安全防范设施许可'),
  family('public-security', 'police', 'filing', '10', 'both', 'vehicles', '机动车抵押登记 机动车转移登记 电动自行车登记 校车使用许可 机动车通行证 临时行驶号牌 废旧金属收购业 机动车维修业治安'),
  family('public-security', 'police', 'proof', '20', 'persons', 'household-identity', '户籍信息 亲属关系 居住登记信息 交通违法记录 驾驶人安全驾驶信用 出入境记录 姓名变更记录'),
  family('civil-affairs', 'civil', 'benefit', '05', 'persons', 'elderly-disabled', '最低生活保障金 特困人员救助供养金 临时救助金 困境儿童基本生活费 孤儿基本生活费 经济困难老年人护理补贴 困难残疾人生活补贴 重度残疾人护理补贴 养老服务补贴 百岁老人慰问金'),
  family('civil-affairs', 'civil', 'filing', '07', 'both', 'marriage', '收养登记 婚姻登记档案 社会团体章程 民办非企业单位章程 社会组织年度报告 慈善组织公开募捐方案 养老机构 殡葬服务设施'),
  family('civil-affairs', 'civil', 'permit', '01', 'organisations', 'operating-permits', '社会团体成立登记 民办非企业单位成立登记 基金会分支机构登记 公墓建设许可 地名命名许可'),
  family('civil-affairs', 'civil', 'proof', '20', 'persons', 'marriage', '婚姻登记记录 低保对象信息 社会组织登记信息 骨灰安放信息'),
  family('human-resources', 'hrss', 'benefit', '05', 'persons', 'employment', '失业补助金 技能提升补贴 灵活就业社会保险补贴 一次性创业补贴 创业带动就业补贴 求职创业补贴 见习补贴 稳岗返还 工伤医疗费 一次性工亡补助金 丧葬补助金 供养亲属抚恤金 职业培训补贴 高校毕业生社会保险补贴'),
  family('human-resources', 'hrss', 'filing', '20', 'both', 'hiring', '用人单位就业登记 劳动用工 集体合同审查 企业年金方案 特殊工时制度 参保单位登记 灵活就业人员参保登记 工伤保险事故 劳务派遣经营 人力资源服务机构年报'),
  family('human-resources', 'hrss', 'permit', '01', 'organisations', 'hiring', '人力资源服务许可 劳务派遣经营许可 民办职业培训学校办学许可 特殊工时制度审批'),
  family('human-resources', 'hrss', 'proof', '20', 'persons', 'retirement', '个人参保缴费 养老金发放 单位参保 职业技能等级证书 工伤认定结论 劳动能力鉴定结论 人事档案存档 流动党员组织关系 退休审批信息'),
  family('medical-insurance', 'medical', 'benefit', '05', 'persons', 'medical-care', '生育津贴 产前检查费 门诊费用报销 住院费用报销 医疗救助金 大病保险金 门诊慢特病待遇 长期护理保险待遇 意外伤害医疗费 转外就医费用报销'),
  family('medical-insurance', 'medical', 'filing', '20', 'both', 'medical-care', '参保人员信息 转诊就医 特殊药品使用 家庭共济账户 单位参保登记 个人账户一次性支取 定点零售药店信息 定点医疗机构信息'),
  family('medical-insurance', 'medical', 'proof', '20', 'persons', 'medical-care', '参保缴费 医疗费用结算 个人账户 异地备案状态 缴费年限'),
  family('housing-construction', 'housing', 'permit', '01', 'organisations', 'construction', '商品房预售许可 建筑业企业资质 建设工程消防设计审查 建设工程消防验收 燃气经营许可 城市道路挖掘许可 城镇污水排入排水管网许可 建筑垃圾处置许可 临时占用绿地许可 户外广告设置许可 房地产开发企业资质 施工企业安全生产许可'),
  family('housing-construction', 'housing', 'filing', '10', 'both', 'construction', '房屋租赁合同 商品房买卖合同网签 建设工程竣工验收 建设工程质量监督手续 物业服务合同 业主大会 维修资金使用 施工合同 房地产经纪机构 既有住宅加装电梯'),
  family('housing-construction', 'housing', 'benefit', '05', 'persons', 'home', '公共租赁住房租赁补贴 廉租住房补贴 农村危房改造补助 人才租房补贴'),
  family('housing-construction', 'housing', 'proof', '20', 'persons', 'home', '房屋建筑结构图纸 家庭住房情况 房屋交易合同 维修资金账户 建造师注册信息'),
  family('provident-fund', 'fund', 'filing', '20', 'both', 'home', '单位缴存比例调整 单位缓缴 个人账户封存 个人账户启封 个人账户合并 异地转移接续 贷款合同变更 贷款还款方式'),
  family('provident-fund', 'fund', 'benefit', '05', 'persons', 'home', '离职提取住房公积金 大病提取住房公积金 既有住宅加装电梯提取住房公积金 偿还商业贷款提取住房公积金 出境定居提取住房公积金 低保家庭提取住房公积金'),
  family('provident-fund', 'fund', 'proof', '20', 'persons', 'home', '公积金缴存 公积金贷款结清 异地贷款缴存使用 公积金还款明细'),
  family('market-regulation', 'market', 'permit', '01', 'organisations', 'operating-permits', '食品生产许可 药品零售经营许可 第三类医疗器械经营许可 特种设备使用登记 计量标准器具核准 化妆品生产许可 小作坊登记 小餐饮登记 母婴用品专营登记 保健食品经营许可 外商投资企业登记 合伙企业登记 个人独资企业登记'),
  family('market-regulation', 'market', 'filing', '10', 'organisations', 'business-change', '公司章程 公司董事监事经理 公司秘书 分公司登记 股权出质登记 动产抵押信息 食品销售经营 第二类医疗器械经营 广告发布 歇业 网络食品交易第三方平台 企业住所申报承诺'),
  family('market-regulation', 'market', 'proof', '20', 'both', 'business-change', '企业登记档案 企业无违法违规记录 商标注册信息 专利登记簿副本 特种设备检验结果 食品抽检结果'),
  family('natural-resources', 'land', 'permit', '01', 'both', 'construction', '建设用地规划许可 建设工程规划许可 乡村建设规划许可 临时用地审批 采矿权登记 林木采伐许可 临时占用林地审批 国有建设用地使用权审批 测绘资质'),
  family('natural-resources', 'land', 'filing', '07', 'both', 'home', '不动产首次登记 不动产转移登记 不动产变更登记 不动产更正登记 不动产异议登记 不动产预告登记 不动产查封登记 居住权登记 地役权登记 宅基地使用权登记'),
  family('natural-resources', 'land', 'proof', '20', 'both', 'home', '不动产登记信息 无房 规划条件 地籍图 测绘成果'),
  family('health', 'health', 'permit', '01', 'organisations', 'operating-permits', '医疗机构执业许可 放射诊疗许可 母婴保健技术服务许可 饮用水供水单位卫生许可 消毒产品生产企业卫生许可 中医诊所备案登记 血站执业许可 护士执业注册 助产技术许可'),
  family('health', 'health', 'benefit', '05', 'persons', 'birth', '计划生育家庭特别扶助金 农村部分计划生育家庭奖励扶助金 独生子女父母奖励费 育儿补贴 无偿献血者用血费用报销 职业病诊断救助金'),
  family('health', 'health', 'card', '07', 'persons', 'birth', '出生医学证明 预防接种证 健康合格证 献血荣誉证 母子健康手册 医师资格证书'),
  family('health', 'health', 'proof', '20', 'persons', 'medical-care', '预防接种记录 电子健康档案 病历资料 检验检查结果 诊所备案信息'),
  family('education', 'education', 'permit', '01', 'organisations', 'operating-permits', '民办学校办学许可 校外培训机构办学许可 幼儿园举办许可 校车使用许可 中外合作办学项目许可'),
  family('education', 'education', 'card', '07', 'persons', 'schooling', '教师资格证书 普通话水平等级证书 中小学学生证 义务教育入学登记 中等职业学校毕业证书 普通高中毕业证书'),
  family('education', 'education', 'benefit', '05', 'persons', 'schooling', '学前教育资助金 普通高中国家助学金 中职免学费 家庭经济困难学生生活补助 生源地信用助学贷款 大学新生入学资助'),
  family('education', 'education', 'proof', '20', 'persons', 'schooling', '中考成绩 高考成绩 自学考试成绩 教师资格信息 学籍异动信息 毕业信息'),
  family('taxation', 'tax', 'filing', '20', 'both', 'taxes', '增值税一般纳税人登记 跨区域涉税事项报告 税收优惠资格 财务会计制度 存款账户账号 个人所得税专项附加扣除 印花税核定 出口退税 定期定额户申请 发票票种核定 契税申报 车辆购置税申报'),
  family('taxation', 'tax', 'proof', '20', 'both', 'taxes', '税收居民身份 个人所得税纳税记录 完税 无欠税 社会保险费缴费 发票真伪 纳税信用等级'),
  family('transport', 'transport', 'permit', '01', 'both', 'vehicles', '道路货物运输经营许可 道路旅客运输经营许可 出租汽车经营许可 网络预约出租汽车经营许可 机动车驾驶培训经营许可 港口经营许可 水路运输经营许可 超限运输车辆通行许可 涉路施工许可 危险货物运输许可'),
  family('transport', 'transport', 'card', '07', 'persons', 'vehicles', '道路运输证 出租汽车驾驶员证 网约车驾驶员证 船员适任证书 内河船舶国籍证书 巡游车驾驶员服务卡'),
  family('transport', 'transport', 'filing', '10', 'organisations', 'vehicles', '机动车维修经营 普通货运车辆年度审验 道路运输车辆转籍 汽车租赁经营 船舶进出港 公路工程质量监督'),
  family('transport', 'transport', 'proof', '20', 'both', 'vehicles', '从业资格信息 营运车辆信息 船舶登记信息 公路占用信息'),
  family('agriculture', 'agriculture', 'permit', '01', 'both', 'farming', '农药经营许可 兽药经营许可 种子生产经营许可 动物诊疗许可 动物防疫条件合格许可 水产苗种生产许可 渔业捕捞许可 生鲜乳收购许可 种畜禽生产经营许可 农村宅基地审批'),
  family('agriculture', 'agriculture', 'benefit', '05', 'persons', 'farming', '农机购置补贴 耕地地力保护补贴 种粮农民一次性补贴 政策性农业保险补贴 渔业资源保护补助 高素质农民培训补助'),
  family('agriculture', 'agriculture', 'filing', '10', 'both', 'farming', '农作物种子生产经营 拖拉机登记 联合收割机登记 农民专业合作社年报 家庭农场 土地经营权流转 设施农业用地 渔船登记'),
  family('justice', 'justice', 'permit', '01', 'both', 'notary-legal', '律师执业许可 律师事务所设立许可 基层法律服务工作者执业许可 司法鉴定机构登记 公证员执业许可'),
  family('justice', 'justice', 'benefit', '05', 'persons', 'notary-legal', '法律援助 法律援助补贴 人民调解员补贴 国家司法救助金'),
  family('justice', 'justice', 'filing', '10', 'both', 'notary-legal', '律师事务所章程 基层法律服务所章程 人民调解委员会 法律职业资格'),
  family('notary', 'notary', 'deed', '20', 'persons', 'notary-legal', '出生公证 亲属关系公证 婚姻状况公证 委托书公证 声明书公证 继承公证 遗嘱公证 赠与公证 职称证书公证 营业执照公证 无犯罪记录公证 合同公证 提存公证 保全证据公证'),
  family('science-technology', 'science', 'filing', '10', 'organisations', 'talent-innovation', '科技型中小企业评价 技术合同登记 高新技术企业更名 科技企业孵化器 众创空间 院士专家工作站 科技成果登记 实验动物使用'),
  family('science-technology', 'science', 'benefit', '05', 'both', 'talent-innovation', '科技创新券 高新技术企业奖励 研发费用补助 外国人来华工作补助 创新创业大赛奖励 专利转化补助 人才安家补贴'),
  family('science-technology', 'science', 'card', '01', 'persons', 'talent-innovation', '外国人来华工作许可 外国高端人才确认函 人才服务卡'),
  family('ecology', 'ecology', 'permit', '01', 'organisations', 'environment-safety', '建设项目环境影响评价审批 排污许可 危险废物经营许可 辐射安全许可 入河排污口设置审批 拆除污染防治设施审批 放射性同位素转让审批'),
  family('ecology', 'ecology', 'filing', '10', 'organisations', 'environment-safety', '突发环境事件应急预案 环境影响登记表 固定污染源排污登记 危险废物管理计划 清洁生产审核 自动监控设施验收 夜间施工噪声'),
  family('disabled-federation', 'disabled', 'benefit', '05', 'persons', 'elderly-disabled', '残疾人辅助器具补贴 残疾儿童康复救助 残疾人就业补贴 残疾人创业扶持金 残疾学生教育资助 残疾人机动轮椅车燃油补贴 无障碍改造补助 残疾人职业培训补贴'),
  family('disabled-federation', 'disabled', 'filing', '20', 'both', 'elderly-disabled', '按比例安排残疾人就业审核 残疾人集中就业单位 盲人医疗按摩所 残疾人托养服务'),
  family('culture-tourism', 'culture', 'permit', '01', 'organisations', 'culture', '营业性演出许可 互联网上网服务营业场所许可 娱乐场所经营许可 旅行社设立许可 艺术品经营许可 文物拍卖许可 出版物零售经营许可 印刷经营许可 电影放映经营许可 高危险性体育项目经营许可 卫星电视接收设施许可'),
  family('culture-tourism', 'culture', 'card', '07', 'persons', 'culture', '导游证 读者证 社会体育指导员证书 运动员技术等级证书 非遗代表性传承人证书'),
  family('culture-tourism', 'culture', 'filing', '10', 'organisations', 'culture', '旅行社分社 旅游民宿 个体演员 博物馆 群众文艺活动 体育赛事活动'),
  family('veterans', 'veterans', 'benefit', '05', 'persons', 'military-service', '伤残抚恤金 定期抚恤金 优抚对象医疗补助 义务兵家庭优待金 自主就业一次性经济补助 退役士兵职业教育补助 烈士褒扬金 优抚对象短期疗养'),
  family('veterans', 'veterans', 'card', '07', 'persons', 'military-service', '退役军人优待证 残疾军人证 烈士证明书 因公牺牲军人证明书'),
  family('veterans', 'veterans', 'proof', '20', 'persons', 'military-service', '退役军人身份 优抚对象信息 安置档案'),
  family('emergency', 'emergency', 'permit', '01', 'organisations', 'environment-safety', '危险化学品经营许可 烟花爆竹零售许可 危险化学品建设项目安全条件审查 矿山安全设施设计审查 金属冶炼建设项目安全设施审查'),
  family('emergency', 'emergency', 'card', '01', 'persons', 'environment-safety', '特种作业操作证 安全生产管理人员考核合格证 注册安全工程师证'),
  family('emergency', 'emergency', 'filing', '10', 'organisations', 'environment-safety', '生产安全事故应急预案 重大危险源 非药品类易制毒化学品经营 公众聚集场所消防安全检查'),
  family('water', 'water', 'permit', '01', 'both', 'construction', '取水许可 河道管理范围内建设项目审批 生产建设项目水土保持方案审批 洪水影响评价审批 占用农业灌溉水源审批 水利工程初步设计审批'),
  family('water', 'water', 'filing', '10', 'both', 'home', '供水用户过户 供水报装 排水接管 水土保持设施验收 节水载体 水利工程开工 河道采砂船'),
];
