# 发布版中的命名图。graph-<name> 说明该名之图的内容。
graph-ontology = 本体、受控词表及其对齐
layer-graph = 本地层：{ $layer }
graph-facts = 经整理、有来源的事实
graph-notice = 2022年试点通知逐条内容
graph-description = 数据集描述：DCAT、VoID 统计与前缀，供客户端向端点查询
graph-provisions = 推导所得：协议在各方向上承认的内容，以及参与所属的一方
graph-questions = 预设问题
derived-graph = 推导：{ $rule }

dataset-name = 工程师互认图谱
dataset-about = 谁与谁互认工程师：机构、协议、参与、专业、2022年试点通知的任务与指标，以及每条陈述的依据。
sparql-name = 工程师互认图谱 SPARQL 服务
sparql-update-name = 工程师互认图谱 SPARQL 更新服务
sparql-update-about = 凭令牌更改本地层，其图为 …/graph/layer.<名称>；一次请求的各项操作要么全部执行，要么全部不执行。
sparql-bounds = 单条查询最长运行 { $seconds } 秒，内存 { $memory } 字节，结果 { $rows } 行或 { $size } 字节；被截断的结果会注明（Accord-Completeness: truncated）。

# 发布版的各表：工作簿、CSV 数据包、SQLite、Parquet。
tables-id = 标识
tables-name = 名称
tables-in-english = { $name }（英文）
tables-in-chinese = { $name }（中文）
tables-language = { $name }：语言
tables-links = 事物之间的关联
tables-from-table = 事物所在的表
tables-from-id = 事物的标识
tables-property = 属性
tables-to-table = 所指事物所在的表
tables-to-id = 所指事物的标识
tables-several = 可有多个值，以 | 分隔
tables-contents = 目录
tables-columns = 字段
tables-table = 表
tables-column = 字段
tables-content = 内容
tables-rows = 行数
tables-type = 类型
tables-meaning = 含义
tables-leads-to = 所指的表
files-xlsx = 全部各表，一个工作簿
files-csv = 全部各表，CSV，附 Frictionless Data 与 CSV on the Web 描述
files-sqlite = 全部各表，一个 SQLite 数据库，含主键与外键
files-parquet = 全部各表，Parquet
# 作为数据集组成部分的命名图，及供下载的文件。
dataset-part = 工程师互认图谱的组成部分：{ $about }
dataset-file = { $format } 文件，gzip 压缩
# 服务描述中关于查询引擎的说明，详见其页面。
sparql-engine = 查询引擎为 Oxigraph。对未绑定值聚合、对非文本使用 GROUP_CONCAT、在 HAVING 中使用别名，结果为空；替代写法见引擎说明页。
# 本体关系图的替代文本。
ontology-overview = 主要的类及其间的属性
ontology-around = { $name }：何者指向此类，此类指向何者
