const en = {
  title: "Glossary and signs",
  lead: "What the words and signs of the atlas mean; each meaning is the one that the data carry.",
  find: "Filter the terms",
  none: "No term has these words.",
  signs: "How surely something stands",
  sign: "Sign",
  line: "Line in pictures",
  means: "What it means",
  parts: "Parts of the glossary",
  other: "In Chinese",
  groups: {
    sureness: "How surely, and on what evidence",
    things: "Kinds of things",
    agreements: "Agreements and who takes part",
    recognition: "What is recognised, and how",
    accession: "How a body enters an agreement",
    notice: "The notice and what became of it",
    relations: "Relations in the network",
  },
};

const zh: typeof en = {
  title: "术语与图例",
  lead: "本图谱所用词语和标记的含义；各项释义即数据本身所载。",
  find: "筛选术语",
  none: "没有术语包含这些文字。",
  signs: "确定程度的标记",
  sign: "标记",
  line: "图中线型",
  means: "含义",
  parts: "术语分组",
  other: "英文",
  groups: {
    sureness: "确定程度与依据",
    things: "事物的类别",
    agreements: "协议与参加方",
    recognition: "承认什么、如何承认",
    accession: "机构如何加入协议",
    notice: "通知及其落实情况",
    relations: "网络中的关系",
  },
};

export const glossary = { en, zh };
