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
  gapTabs: {
    waiting: "One step away",
    accessions: "One accession away",
    similar: "Most alike",
    bridges: "Bridging bodies",
  },
  gapNotes: {
    waiting: "Bodies that are provisional, or whose standing is unknown: one decision from full membership.",
    accessions:
      "Those with no body on record in an agreement, and with how many countries and regions joining it would give a route for engineers where none is on record.",
    similar: "Pairs of countries and regions whose agreements overlap most, as a share of all that either has.",
    bridges:
      "Bodies through which the shortest ways between others run (betweenness in the network of bodies and agreements).",
  },
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
  gapTabs: { waiting: "仅差一步", accessions: "仅差加入一项", similar: "最为相近", bridges: "桥梁机构" },
  gapNotes: {
    waiting: "身份为预备成员或不详的机构：距正式成员仅差一次决定。",
    accessions: "未见其机构加入某项协议记载的国家和地区，以及加入后可新增多少个目前未见工程师互认依据的对象。",
    similar: "所参加协议重合最多的国家和地区，重合度为共有协议占双方协议总数的比例。",
    bridges: "其他各方之间的最短联系须经由的机构（机构与协议网络的中介中心性）。",
  },
  onlyStatus: "仅看参与状态",
  cell: (who, what) => `${what}中的${who}`,
};

export const matrix = { en, zh };
