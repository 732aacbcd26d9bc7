# 仅供界面使用的语句：含数目者，以及随取值而变者。

# 各类列表与表格。
suggestions = { $number } 条建议
rows = 共 { $number } 行
rows-filtered = { $number } 行中的 { $shown } 行
rows-show-all = 显示全部 { $number } 行

# 数据及其版本。
agreements-without-stated-number = 无来源载明成员数的协议（{ $number } 项）
members-missing = { $number } 个未收录
members-beyond-stated = 多收录 { $number } 个
members-known-and-stated = 已收录 { $known } 个，来源载明 { $stated } 个
disagreements = 共 { $number } 处说法不一
disagreements-filtered = { $number } 处中的 { $shown } 处
statements = { $number } 条陈述
statements-changed = 新增陈述 { $added } 条，移除 { $removed } 条
statements-not-shown = ……另有 { $number } 条
statements-in-words = 文字说明（{ $number } 项）

# 一个实体的页面。
ways = { $number } 条路径
history-all = 全部历史（{ $number }）
figures-all = 全部数据（{ $number }）

# 网络与地图。
partners-on-map = 示意地图：{ $place }及其 { $number } 个伙伴；旁边的表格内容相同
agreements-in-common = { $number } 项共有协议
map-summary = { $day }，{ $place }与 { $number } 个国家和地区共有协议：{ $surely }。
map-surely = { $certainty } { $number } 个
routes-overview = 截至{ $day }，有 { $there } 个国家和地区依现有记载的协议有条件承认{ $place }的工程师；{ $place }承认 { $here } 个国家和地区的工程师。选择一方可查看路径。
filters-in-use = 已用 { $number } 项
nodes-and-relations = { $nodes } 个节点，{ $relations } 条关系
neighbours-add = 加入其相邻节点（增加 { $nodes } 个节点、{ $relations } 条关系）

# 问题与查询的结果。
rows-drawn = 图中为全部 { $number } 行中的前 { $shown } 行；表格中为全部。
rows-listed = 表格列出全部 { $number } 行中的前 { $shown } 行；下载文件含全部。
rows-without-number = { $number } 行没有数值，未绘出。
rows-not-on-map = { $number } 行未载国家或地区，不在图中。
nodes-and-lines = { $nodes } 个节点，{ $lines } 条连线。“表格”中为相同的各行。
names-left-out = { $number } 个名称因位置不足未标出，将指针移到圆点上即可看到。

# 通知的目标。
targets-and-intentions = { $number } 项目标和意向
events-not-counted = { $number } 项相关情况，不计入
no-evidence-explained = “{ $outcome }”说明的是公开资料的情况，而不是工作本身：这些目标很少有公开数字。

# 首页。

# 对比与假设推演。
compare-rows-hidden = 已隐藏各方相同的{ $number }行
scenario-routes-open = { $number ->
    [0] 不会新增互认路径
   *[other] 将新增{ $number }条互认路径
}
scenario-routes-close = 将失去{ $number }条
scenario-routes-change = 将有{ $number }条变化
scenario-places-first = { $number ->
    [0] 没有首次通达之处
   *[other] 首次通达{ $number }处
}
scenario-places-same = 另有{ $number }处没有变化
scenario-step-opens = { $number ->
    [0] 无新增通达
   *[other] 新增通达{ $number }处
}
evidence-upkeep = 核对截至{ $checked }，应于{ $due }复核
