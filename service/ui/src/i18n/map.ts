const en = {
  title: "Map",
  lead: "Countries and regions joined by agreements in which bodies of both take part. Choose one to see its partners.",
  choose: "Country or region",
  footnote:
    "A schematic map: dots stand at seats, lines join countries and regions that share agreements. It shows coasts only and takes no position on territory or borders.",
  partner: "Country or region",
  shared: "Shared agreements",
  partners: "Partners in all",
  none: (name: string) => `${name} shares no recorded agreement on this day.`,
  notPlaced: (names: string) => `Without a dot: ${names}.`,
  thickness: "The thicker a line, the more agreements are shared. The larger a dot, the more partners in all.",
  arrows:
    "An arrow points to where engineers of the other end are recognised, under any of these agreements; a thin line has none on record.",
  engineers: "Engineers recognised",
  ways: {
    both: "both ways",
    there: "one way, there",
    here: "one way, from there",
    none: "none on record",
  },
  only: (words: string) => ` (${words} only)`,
  inPart: "in part of the country",
};

const zh: typeof en = {
  title: "地图",
  lead: "双方机构共同参加的协议，把国家和地区连接起来。选择其中之一可查看其伙伴。",
  choose: "国家或地区",
  footnote: "示意地图：圆点表示所在地，连线表示共有协议。图中只有海岸线，不表示对领土或边界的任何立场。",
  partner: "国家或地区",
  shared: "共有协议数",
  partners: "伙伴总数",
  none: (name) => `这一天未见${name}与他方共有协议的记载。`,
  notPlaced: (names) => `未标圆点：${names}。`,
  thickness: "连线越粗，共有协议越多；圆点越大，伙伴总数越多。",
  arrows: "箭头指向依其中任一协议承认对方工程师的一方；细线表示未见承认工程师的记载。",
  engineers: "工程师互认",
  ways: { both: "双向", there: "单向，对方承认", here: "单向，承认对方", none: "未见记载" },
  only: (words) => `（仅限${words}）`,
  inPart: "部分地区",
};

export const map = { en, zh };
