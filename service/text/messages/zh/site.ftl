# 界面各页的名称与用途，供不运行脚本的读者、搜索引擎和链接预览使用。
# `site-<page>` 为菜单中的名称，`-title` 为标题，`-about` 为用途说明。
site-name = 工程师互认图谱
site-titled = { $page } · 工程师互认图谱
site-home = 首页
site-home-title = 谁与谁互认工程师
site-home-about = 收录{ $agreements }项协议、{ $organizations }家机构、{ $countries }个国家和地区：谁承认谁的工程师，自何时起，是单向还是双向，确定程度如何，依据何在。
site-dossier = 国别档案
site-dossier-title = 国家和地区
site-dossier-about = 各国家和地区签署了哪些协议，由哪些机构代表，承认境外工程师的何种资格，还有哪些事项未见记载。
site-routes = 互认路径
site-routes-title = 互认路径
site-routes-about = 一国家或地区依据哪项协议、按何种条件承认另一国家或地区工程师的何种资格；机构加入某项协议尚缺什么。
site-network = 关系网络
site-network-title = 协议与机构的关系网络
site-network-about = 协议、参加机构及其所在国家和地区构成的网络，可看任一时点，也可比较两个时点；每条连线注明确定程度。
site-map = 地图
site-map-title = 地图上的工程师互认
site-map-about = 一国家或地区与哪些国家和地区订有工程师方面的协议，属于何种类型，确定程度如何。
site-matrix = 互认矩阵
site-matrix-title = 国家和地区与协议总表
site-matrix-about = 哪些国家和地区参加了哪些协议，地位如何，自何时起；哪里只差一步。
site-compare = 对比
site-compare-title = 并列对比
site-compare-about = 将两至四个国家或地区、机构或协议并列对比：参与情况、互认、称号、加入条件、名册与数据。
site-scenario = 假设推演
site-scenario-title = 假如某机构加入协议
site-scenario-about = 设想某机构加入一项协议，或双方签署协议：将新增哪些互认路径，须由谁同意，还有哪些不明事项。
site-targets = 目标进展
site-targets-title = 通知的目标与意向
site-targets-about = 2022年试点通知提出了哪些目标，结果如何，依据何在，查找过哪些内容而未见。
site-sparql = 查询
site-sparql-title = 查询图谱
site-sparql-about = 预设问题附填写表单，其余可用 SPARQL 查询；每个结果均附来源，可取表格、工作簿或 RDF。
site-data = 数据
site-data-title = 数据
site-data-about = 发布版收录了什么，出自何处，哪些来源说法不一，如何下载与引用。
site-workbench = 工作台
site-workbench-title = 工作台
site-workbench-about = 数据维护之处：导入表格，事先查看会带来哪些变化，并决定回答时采用哪些本地层。
site-workbench-imports-title = 导入表格
site-workbench-imports-about = 将表格与图谱核对，确认有多种可能的名称，逐条查看会带来的变化，再存为本地层。
site-workbench-layers-title = 本地层
site-workbench-layers-about = 在基础数据之外导入了哪些内容：何人、何时、依据哪些文件导入，回答时采用其中哪些。
site-workbench-imports-about = 将表格与图谱核对，确认有多种可能的名称，逐条查看会带来的变化，再存为数据层。
site-workbench-due-title = 待核对事项
site-workbench-due-about = 按编辑规则应复核的事实，依所系事项、时间与证据强弱排序；以及曾查而未得、应再查的事项。
site-glossary = 术语
site-glossary-title = 术语释义
site-glossary-about = 本图谱以固定含义使用的词语及其释义：确定程度、参与状态、协议类型、互认类型等。
site-search = 搜索
site-search-title = 搜索
site-search-about = 按中文、英文名称或拼音查找国家和地区、机构、协议、专业和称号。
site-search-found = 搜索：{ $query }
site-search-number = { $number ->
    [0] 没有找到与“{ $query }”相关的内容。
   *[other] 与“{ $query }”相关的结果共{ $number }项。
}
site-of = { $page }：{ $thing }
site-missing = 没有这个页面
site-missing-about = 地址可能有误，或在本版数据中名称不同。
site-kind = { $name }（{ $kind }）
site-more-rows = 完整结果中另有{ $number }行。

# 各页的清单及页面框架。
site-countries = 国家和地区
site-agreements = 协议
site-organizations = 机构
site-questions = 预设问题
site-results = 结果
site-meaning = { $word }：{ $meaning }
site-pages = 页面
site-machines = 程序接口
site-downloads = 下载
site-api = 接口文档
site-openapi = 接口说明（OpenAPI）
site-endpoint = SPARQL 端点
site-described = 数据集描述（VoID、DCAT）
site-ontology = 本体
site-whole = 完整发布版（{ $format }）
site-news = 最新变化（Atom）
site-authors = 工程师互认图谱作者
site-license = 许可：MIT。各项事实出自其旁所列来源。
site-scripts = 图形与筛选需要 JavaScript；本页的文字内容如下。
site-layers = 除基础数据外，另含本地层：{ $layers }。
site-release = 发布版 { $release }，数据日期{ $day }。未收录不等于不存在。
site-languages = 各页均有中文（`?lang=zh`）和英文（`?lang=en`）两种文本。RDF、JSON、Markdown、Word 与工作簿可用 `Accept` 或 `?format=` 取得。
