/** What the engine does with each pitfall, and what to write instead. */
import type { Rule } from "$/lib/sparql/hints";

interface Words {
  title: string;
  rules: Record<Rule, (about: string) => { what: string; instead: string }>;
}

const en: Words = {
  title: "Worth checking in this query",
  rules: {
    "aggregate-unbound": (v) => ({
      what: `A single row without ?${v} makes MIN, MAX, SUM, AVG and GROUP_CONCAT of its whole group blank.`,
      instead: `Take ?${v} out of OPTIONAL, or add FILTER (BOUND(?${v})) to count only rows that have it.`,
    }),
    "concat-not-text": (v) => ({
      what: `GROUP_CONCAT joins texts only: of addresses (IRIs) and numbers it gives a blank.`,
      instead: `GROUP_CONCAT(STR(?${v}); SEPARATOR=", ")`,
    }),
    "having-alias": (v) => ({
      what: `HAVING does not know ?${v}, which SELECT only names: no row passes.`,
      instead: "Repeat the aggregate: HAVING (COUNT(?x) > 5), or filter around a sub-SELECT.",
    }),
    "date-compared": (v) => ({
      what: `?${v} holds a date as its source writes it (2019, 2019-05, 2019~; type EDTF). Compared with a day or a number, or in YEAR(), it gives no row.`,
      instead: `FILTER (STR(?${v}) >= "2019"), or compare aa:startEarliest and aa:startLatest, which are whole days.`,
    }),
    "year-compared": (v) => ({
      what: `?${v} is a year (xsd:gYear). It equals no number and no date.`,
      instead: `?${v} = "2025"^^xsd:gYear, or YEAR(?${v}) = 2025.`,
    }),
    "day-compared": (v) => ({
      what: `?${v} is a day (xsd:date). It compares with no plain text and no number.`,
      instead: `?${v} >= "2019-01-01"^^xsd:date, or YEAR(?${v}) >= 2019.`,
    }),
    "language-tag": (v) => ({
      what: `${/^\w+$/.test(v) ? `?${v}` : `“${v}”`} is compared without a language, but names carry one: "x" is not "x"@en.`,
      instead: 'STR(?name) = "Washington Accord", or "Washington Accord"@en.',
    }),
    "optional-first": (v) => ({
      what: `OPTIONAL stands before the pattern that finds ?${v}: things without the optional value are lost.`,
      instead: `Write what is needed of ?${v} first, OPTIONAL after it.`,
    }),
    "optional-filtered": (v) => ({
      what: `The FILTER outside OPTIONAL drops every row in which ?${v} is blank.`,
      instead: `Put the FILTER inside OPTIONAL { … }, or write FILTER (!BOUND(?${v}) || …).`,
    }),
    "rows-repeat": () => ({
      what: "Some rows stand here more than once: a row comes for each way in which the pattern fits.",
      instead: "SELECT DISTINCT",
    }),
    "count-repeats": (v) => ({
      what: `COUNT(?${v}) counts rows, so that a thing counts once for each combination of other values.`,
      instead: `COUNT(DISTINCT ?${v})`,
    }),
    "limit-reached": (n) => ({
      what: `These are exactly as many rows as LIMIT ${n} allows: there may be more.`,
      instead: "Raise LIMIT, count with COUNT(*), or page with OFFSET.",
    }),
    "limit-unordered": (n) => ({
      what: `Without ORDER BY, which rows LIMIT ${n} keeps is not fixed.`,
      instead: "Add ORDER BY with what tells two rows apart.",
    }),
    "star-alphabetical": () => ({
      what: "SELECT * gives the columns in alphabetical order, not as the query names them.",
      instead: "Name the columns: SELECT ?a ?b",
    }),
  },
};

const zh: typeof en = {
  title: "此查询值得检查之处",
  rules: {
    "aggregate-unbound": (v) => ({
      what: `只要有一行没有 ?${v}，整组的 MIN、MAX、SUM、AVG 和 GROUP_CONCAT 就会是空白。`,
      instead: `将 ?${v} 移出 OPTIONAL，或加上 FILTER (BOUND(?${v}))，只计有值的行。`,
    }),
    "concat-not-text": (v) => ({
      what: "GROUP_CONCAT 只连接文本；对地址（IRI）和数字，结果为空白。",
      instead: `GROUP_CONCAT(STR(?${v}); SEPARATOR="、")`,
    }),
    "having-alias": (v) => ({
      what: `HAVING 不识别 SELECT 中命名的 ?${v}，因此没有一行能通过。`,
      instead: "重复聚合表达式：HAVING (COUNT(?x) > 5)；或在外层对子查询加 FILTER。",
    }),
    "date-compared": (v) => ({
      what: `?${v} 是来源所写的日期（2019、2019-05、2019~，类型为 EDTF）；与日期或数字比较，或用于 YEAR()，都不会得到任何行。`,
      instead: `FILTER (STR(?${v}) >= "2019")；或比较 aa:startEarliest、aa:startLatest，二者为完整日期。`,
    }),
    "year-compared": (v) => ({
      what: `?${v} 是年份（xsd:gYear），与任何数字或日期都不相等。`,
      instead: `?${v} = "2025"^^xsd:gYear，或 YEAR(?${v}) = 2025。`,
    }),
    "day-compared": (v) => ({
      what: `?${v} 是日期（xsd:date），不能与普通文本或数字比较。`,
      instead: `?${v} >= "2019-01-01"^^xsd:date，或 YEAR(?${v}) >= 2019。`,
    }),
    "language-tag": (v) => ({
      what: `${/^\w+$/.test(v) ? `?${v}` : `“${v}”`}的比较未带语言标记，而名称均有标记："x" 不等于 "x"@en。`,
      instead: 'STR(?name) = "Washington Accord"，或 "Washington Accord"@en。',
    }),
    "optional-first": (v) => ({
      what: `OPTIONAL 写在查找 ?${v} 的模式之前，缺少该可选值的实体会丢失。`,
      instead: `先写 ?${v} 的必要模式，再写 OPTIONAL。`,
    }),
    "optional-filtered": (v) => ({
      what: `FILTER 写在 OPTIONAL 之外，?${v} 为空白的行全部被去掉。`,
      instead: `将 FILTER 移入 OPTIONAL { … }，或写成 FILTER (!BOUND(?${v}) || …)。`,
    }),
    "rows-repeat": () => ({
      what: "有些行重复出现：模式每匹配一次就产生一行。",
      instead: "SELECT DISTINCT",
    }),
    "count-repeats": (v) => ({
      what: `COUNT(?${v}) 计的是行数：同一实体与其他值的每种组合都会计一次。`,
      instead: `COUNT(DISTINCT ?${v})`,
    }),
    "limit-reached": (n) => ({
      what: `行数恰好等于 LIMIT ${n}，可能还有更多。`,
      instead: "提高 LIMIT，用 COUNT(*) 计数，或用 OFFSET 分页。",
    }),
    "limit-unordered": (n) => ({
      what: `没有 ORDER BY 时，LIMIT ${n} 保留哪些行并不固定。`,
      instead: "加上 ORDER BY，并以能区分各行的值收尾。",
    }),
    "star-alphabetical": () => ({
      what: "SELECT * 按字母顺序给出各列，而不按查询中的顺序。",
      instead: "写明各列：SELECT ?a ?b",
    }),
  },
};

export const sparqlHints = { en, zh };
