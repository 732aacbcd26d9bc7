const en = {
  title: "Who is in which agreement",
  lead: "Countries and regions against agreements, on a day of your choice. Press a mark to see its evidence.",
  held: "Held",
  agreements: "Agreements",
  oneMissing: "One short of",
  shortNote: "Shows only those who hold all but one of the agreements chosen.",
  choose: "Choose agreements",
  legend: "What the marks mean",
  blank: "not recorded (not the same as “not a member”)",
  possible: "dashed ring: the dates leave open whether it held on this day",
  none: "Nobody is in exactly all but one of these agreements.",
  gaps: "Gaps and likenesses",
  onlyStatus: "Only with status",
  cell: (who: string, what: string) => `${who} in ${what}`,
};

const zh: typeof en = {
  title: "谁参加了哪项协议",
  lead: "国家和地区与协议对照，可任选日期。点击标记可查看依据。",
  held: "参加数",
  agreements: "协议",
  oneMissing: "只差一项",
  shortNote: "仅显示在所选协议中只差一项的国家和地区。",
  choose: "选择协议",
  legend: "标记含义",
  blank: "未见记载（不等于“不是成员”）",
  possible: "虚线圈：日期未能确定当天是否有效",
  none: "没有恰好只差一项的国家或地区。",
  gaps: "缺口与相近",
  onlyStatus: "仅看参与状态",
  cell: (who, what) => `${what}中的${who}`,
};

export const matrix = { en, zh };
