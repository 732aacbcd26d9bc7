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
  pick: "Choose a country or region above.",
  columns: {
    organization: "Body", agreement: "Agreement", status: "Status", start: "Since", end: "Until", kind: "Kind", role: "Role", certainty: "Certainty",
    source: "Source", signed: "Signed", partner: "Partner", discipline: "Discipline", intention: "Intention", actor: "By", clause: "Clause", jurisdiction: "Country or region", website: "Website", scope: "Scope", partners: "Partners", label: "Name", text: "Note", confidence: "Confidence", in_force: "In force", name: "Name", basis: "Basis", to: "To", from: "From", url: "Address", entity: "About", acronym: "Acronym", parent: "Part of", founded: "Founded", others: "Other parties", with_counterpart: "With China", open_list: "Open list",
  } as Record<string, string>,
};

const zh: typeof en = {
  title: "国别档案",
  choose: "国家或地区",
  lead: "一个国家或地区的全部记录，集于一页，可直接打印。",
  heading: (name) => `档案：${name}`,
  intro: (day) => `以下为截至 ${day} 的记录。未见记载的，也可能存在。`,
  way: (from, to) => `从${from}到${to}的互认路径`,
  gaps: "记录缺口",
  tables: {
    bodies: "机构",
    participations: "参加协议情况",
    agreements: "协议",
    intentions: "2022 年通知中的意向",
    disciplines: "名册所设专业",
  },
  nothing: "未见记载。",
  network: "关系网络",
  map: "在地图上查看",
  pick: "请在上方选择国家或地区。",
  columns: {
    organization: "机构", agreement: "协议", status: "状态", start: "自", end: "至", kind: "类别", role: "身份", certainty: "确定程度",
    source: "来源", signed: "签署", partner: "伙伴", discipline: "专业", intention: "意向", actor: "提出方", clause: "条款", jurisdiction: "国家或地区", website: "网站", scope: "范围", partners: "伙伴", label: "名称", text: "说明", confidence: "可信度", in_force: "生效", name: "名称", basis: "依据", to: "至", from: "自", url: "网址", entity: "对象", acronym: "缩写", parent: "上级机构", founded: "成立", others: "其他参加方", with_counterpart: "与中国共有", open_list: "名单未完",
  },
};

export const dossier = { en, zh };
