const en = {
  neutral:
    "Names of countries and regions follow the agreements and official lists they come from; no position on the status of any territory is meant. A missing entry is not evidence of non-membership.",
  more: "About the atlas",
  layers: (names: string) => `Beside the curated data these pages show local layers: ${names}.`,
  aboutLayers: "About local layers",
  comma: ", ",
  glossary: "Glossary and signs",
  tour: "A tour of a minute",
  help: "Help",
  data: "The data",
  cite: "How to cite",
  sources: "Sources",
  api: "For programs: the API",
  feed: "What is new (Atom feed)",
};

const zh: typeof en = {
  neutral: "国家和地区的名称沿用相关协议与官方名录的写法，不表示对任何领土地位的立场。没有收录，不等于没有参加。",
  more: "关于本图谱",
  layers: (names) => `除基础数据外，各页还显示本地层：${names}。`,
  aboutLayers: "本地层说明",
  comma: "、",
  glossary: "术语与图例",
  tour: "一分钟导览",
  help: "帮助",
  data: "数据",
  cite: "如何引用",
  sources: "来源",
  api: "供程序使用的接口",
  feed: "最新内容（Atom 订阅）",
};

export const footer = { en, zh };
