/** Words for the values that legends and filters need before any vocabulary is loaded. */
import type { Lang } from "$/api/contract";

type Pair = readonly [en: string, zh: string];

const KINDS: Record<string, Pair> = {
  organization: ["Organisation", "机构"],
  agreement: ["Agreement", "协议"],
  jurisdiction: ["Country or region", "国家或地区"],
  region: ["Region", "地区"],
  specialty: ["Specialty", "专业"],
  document: ["Document", "文件"],
  clause: ["Clause", "条款"],
  task: ["Task", "任务"],
  target: ["Target", "目标"],
  intention: ["Intention", "意向"],
  participation: ["Participation", "参加关系"],
  event: ["Event", "事件"],
  observation: ["Observation", "观测数据"],
  standard: ["Standard", "标准"],
  title: ["Title", "称号"],
  source: ["Source", "来源"],
  provision: ["Provision", "规定"],
  discipline: ["Discipline", "学科"],
  rule: ["Accession rule", "加入规则"],
  forum: ["Forum", "论坛组织"],
  claim: ["Claim", "陈述"],
  concept: ["Category", "类别"],
  scheme: ["Vocabulary", "词表"],
};

const VALUES: Record<string, Pair> = {
  authorised: ["authorised (full)", "正式成员"],
  provisional: ["provisional", "预备成员"],
  former: ["former", "前成员"],
  party: ["party", "当事方"],
  unknown: ["unknown", "不详"],
  certain: ["certain", "确定"],
  presumed: ["presumed", "推定"],
  possible: ["possible", "可能"],
  high: ["high", "高"],
  medium: ["medium", "中"],
  low: ["low", "低"],
  preferred: ["preferred", "首选"],
  normal: ["tenable", "可备一说"],
  deprecated: ["taken as a slip", "视为误记"],
  met: ["met", "已实现"],
  late: ["late", "逾期实现"],
  missed: ["missed", "未实现"],
  "not-due": ["not due", "未到期"],
  "not-comparable": ["not comparable", "不可比"],
  "no-evidence": ["no evidence found", "未见证据"],
  "in-force": ["in force", "有效"],
  signed: ["signed", "已签署"],
  lapsed: ["lapsed", "已失效"],
  superseded: ["superseded", "已被取代"],
};

function word(table: Record<string, Pair>, key: string, lang: Lang): string | null {
  const pair = table[key];
  return pair ? pair[lang === "zh" ? 1 : 0] : null;
}

/** The name of a kind of entity. */
export function kindName(kind: string | null, lang: Lang): string {
  return kind ? (word(KINDS, kind, lang) ?? kind) : "";
}

/** A controlled value in words, or null where only the vocabulary knows it. */
export function valueName(notation: string, lang: Lang): string | null {
  return word(VALUES, notation, lang);
}
