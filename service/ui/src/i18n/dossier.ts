const en = {
  title: "Dossiers",
  choose: "Country or region",
  lead: "Everything recorded about one country or region, on a page that prints.",
  heading: (name: string) => `Dossier: ${name}`,
  intro: (day: string) => `What is on record as of ${day}. What is not recorded may exist all the same.`,
  way: (from: string, to: string) => `Routes from ${from} to ${to}`,
  gaps: "Gaps in the record",
  tables: {
    bodies: "Bodies",
    participations: "Participation in agreements",
    agreements: "Agreements",
    intentions: "What the 2022 notice intends",
    disciplines: "Disciplines of its registers",
  } as Record<string, string>,
  nothing: "Nothing recorded.",
  network: "Its network",
  map: "On the map",
  pick: "Choose …",
  with: "Seen from",
  glance: "At a glance",
};

const zh: typeof en = {
  title: "国别档案",
  choose: "国家或地区",
  lead: "一个国家或地区的全部记录，集于一页，可直接打印。",
  heading: (name) => `档案：${name}`,
  intro: (day) => `以下为截至${day}的记录。未见记载的，也可能存在。`,
  way: (from, to) => `从${from}到${to}的互认路径`,
  gaps: "记录缺口",
  tables: {
    bodies: "机构",
    participations: "参加协议情况",
    agreements: "协议",
    intentions: "2022年通知中的意向",
    disciplines: "名册所设专业",
  },
  nothing: "未见记载。",
  network: "关系网络",
  map: "在地图上查看",
  pick: "请选择……",
  with: "对方",
  glance: "要点",
};

export const dossier = { en, zh };
