const en = {
  title: "Dossiers",
  choose: "Country or region",
  lead: "Everything recorded about one country or region, on a page that prints.",
  heading: (name: string) => `Dossier: ${name}`,
  note: "What is not recorded may exist.",
  undated: "undated",
  readOn: (day: string) => `no exact date, read on ${day}`,
  noAddress: "no address recorded",
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
  note: "未收录不等于不存在。",
  undated: "日期不详",
  readOn: (day) => `无确切日期，检索于${day}`,
  noAddress: "网址未见记载",
  way: (from, to) => `从${from}到${to}的互认路径`,
  network: "关系网络",
  map: "在地图上查看",
  pick: "请选择……",
  with: "对方",
};

export const dossier = { en, zh };
