const en = {
  title: "Dossiers",
  choose: "Country or region",
  lead: "Everything recorded about one country or region, on a page that prints.",
  heading: (name: string) => `Dossier: ${name}`,
  intro: (day: string) => `What is on record as of ${day}. What is not recorded may exist all the same.`,
  way: (from: string, to: string) => `Routes from ${from} to ${to}`,
  network: "Its network",
  map: "On the map",
  pick: "Choose …",
  with: "Seen from",
};

const zh: typeof en = {
  title: "国别档案",
  choose: "国家或地区",
  lead: "一个国家或地区的全部记录，集于一页，可直接打印。",
  heading: (name) => `档案：${name}`,
  intro: (day) => `以下为截至${day}的记录。未见记载的，也可能存在。`,
  way: (from, to) => `从${from}到${to}的互认路径`,
  network: "关系网络",
  map: "在地图上查看",
  pick: "请选择……",
  with: "对方",
};

export const dossier = { en, zh };
