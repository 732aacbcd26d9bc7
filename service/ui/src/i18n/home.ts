const en = {
  title: "Who recognises whose engineers?",
  lead: "Agreements, members, dates and routes between countries and regions — each statement with its source.",
  entrances: "Four ways in",
  country: ["A country or region", "Everything about Malaysia on one page", "/dossier/my"],
  organisation: [
    "An organisation",
    "The China Association for Science and Technology and its partners",
    "/id/organization/cast",
  ],
  agreement: ["An agreement", "The International Professional Engineers Agreement", "/id/agreement/ipea"],
  pilot: ["The 2022 pilot", "Were the targets of the pilot notice met?", "/targets"],
  state: "The state of the data",
  release: "Release",
  dataOf: "Data of",
  agreements: "Agreements",
  built: "Built",
  statements: "Statements",
  checked: "Stated in",
  gaps: "How complete the member lists are",
  gapsNote: "A missing row means “not recorded”, never “not a member”.",
  picture: "Two agreements and the bodies they share",
  pictureNote:
    "The members of two competence agreements, on record today. Each dot is a body; those in the middle are in both. Dashed: provisional; dotted: unknown.",
  openNetwork: "Open the network",
  both: "in both",
  only: (name: string) => `only ${name}`,
  asTable: "The same as a table",
  body: "Body",
  place: "Country or region",
  apec: "APEC Engineer",
};

const zh: typeof en = {
  title: "哪里的工程师，得到谁的承认？",
  lead: "各国家和地区之间的协议、成员、日期与互认路径——每条陈述都注明来源。",
  entrances: "四个入口",
  country: ["一个国家或地区", "一页看完与马来西亚有关的全部内容", "/dossier/my"],
  organisation: ["一个机构", "中国科学技术协会及其合作伙伴", "/id/organization/cast"],
  agreement: ["一项协议", "国际职业工程师协议", "/id/agreement/ipea"],
  pilot: ["2022年试点", "试点通知的目标达成了吗？", "/targets"],
  state: "数据现状",
  release: "数据版本",
  dataOf: "数据日期",
  agreements: "协议",
  built: "构建时间",
  statements: "陈述条数",
  checked: "所称时间",
  gaps: "成员名单的完整程度",
  gapsNote: "没有某一行，只表示“未见记载”，绝不表示“不是成员”。",
  picture: "两项协议及其共有成员",
  pictureNote: "两项能力类协议现有记载的成员。每个圆点是一个机构，居中者同时参加两项协议。虚线：预备成员；点线：不详。",
  openNetwork: "打开关系网络",
  both: "两项都参加",
  only: (name) => `仅参加${name}`,
  asTable: "以表格查看",
  body: "机构",
  place: "国家或地区",
  apec: "亚太工程师",
};

export const home = { en, zh };

export const footer = {
  en: {
    neutral:
      "Names of countries and regions follow the agreements and official lists they come from; no position on the status of any territory is meant. A missing entry is not evidence of non-membership.",
    cite: "How to cite",
    api: "For programs: the API",
    sources: "Sources",
  },
  zh: {
    neutral: "国家和地区的名称沿用相关协议与官方名录的写法，不表示对任何领土地位的立场。没有收录，不等于没有参加。",
    cite: "如何引用",
    api: "供程序使用的接口",
    sources: "来源",
  },
};
