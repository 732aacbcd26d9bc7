const en = {
  title: "Countries and regions",
  lead: (name: string, day: string) =>
    `What each has with ${name}, and where it stands in multilateral agreements, as of ${day}. What is not recorded may exist.`,
  place: "Country or region",
  with: "With",
  shared: (name: string) => `Agreements with ${name}`,
  engineers: "of these, recognising engineers",
  full: "Full member of multilateral agreements",
  agreements: "Agreements in all",
  possible: "more may stand",
  bodies: "Bodies on record",
  only: "Only those with agreements with it",
  order: "Order",
  orders: {
    name: "by name",
    shared: "most agreements with it first",
    full: "most full memberships first",
    agreements: "most agreements first",
  },
  undated: "undated",
  readOn: (day: string) => `no exact date, read on ${day}`,
  noAddress: "no address recorded",
  way: (from: string, to: string) => `Routes from ${from} to ${to}`,
};

const zh: typeof en = {
  title: "国家和地区",
  lead: (name, day) => `各国家和地区与${name}的协议及其在多边协议中的地位，截至${day}。未收录不等于不存在。`,
  place: "国家或地区",
  with: "对方",
  shared: (name) => `与${name}共同参加的协议`,
  engineers: "其中承认工程师资格的",
  full: "作为正式成员参加的多边协议",
  agreements: "协议总数",
  possible: "另有可能成立的",
  bodies: "收录的机构",
  only: "只列与其有协议的",
  order: "排序",
  orders: {
    name: "按名称",
    shared: "共同协议多者在前",
    full: "正式成员身份多者在前",
    agreements: "协议多者在前",
  },
  undated: "日期不详",
  readOn: (day) => `无确切日期，检索于${day}`,
  noAddress: "网址未见记载",
  way: (from, to) => `从${from}到${to}的互认路径`,
};

export const dossier = { en, zh };
