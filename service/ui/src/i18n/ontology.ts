const en = {
  note: "The classes and properties in which everything is said. Choose a class, here or in the picture, to see what can be said about it.",
  classes: "Classes",
  properties: "Properties",
  allProperties: "All properties",
  property: "Property",
  name: "Name",
  kind: "Kind",
  termKinds: { object: "leads to a thing", value: "has a value", note: "note" } as Record<string, string>,
  under: "Part of",
  of: "Said of",
  valueOf: "Leads to",
  meaning: "Meaning",
  isA: "A kind of",
  leadsHere: "Leads here",
  subclasses: "Its kinds",
  diagram: (name: string) => `${name}: what leads to it and where it leads; the tables below hold the same`,
};

const zh: typeof en = {
  note: "全部内容所用的类和属性。在此处或图中选择一个类，可查看能对它陈述什么。",
  classes: "类",
  properties: "属性",
  allProperties: "全部属性",
  property: "属性",
  name: "名称",
  kind: "类型",
  termKinds: { object: "指向事物", value: "取值", note: "注记" },
  under: "上位属性",
  of: "用于",
  valueOf: "指向",
  meaning: "含义",
  isA: "上位类",
  leadsHere: "由何指向",
  subclasses: "下位类",
  diagram: (name) => `${name}：由何指向、指向何处；下表内容相同`,
};

export const ontology = { en, zh };
