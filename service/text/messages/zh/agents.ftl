# 经 Model Context Protocol 告知智能体的文字。
agents-instructions = 工程师互认图谱收录谁依据哪项协议、自何时起、以何种确定程度、凭何证据承认谁的职业工程师。用 search 查标识，用 ask 以自然语言提问；recognition 给出一国（地区）承认另一国（地区）工程师的何种资格；每个预设问题各为一个工具；其余可用 schema 与 sparql。每个应答均注明发布版、日期与是否完整。请区分确定、推定与可能；未见记载不等于否定。
agents-head = { $title }。发布版 { $release }{ $dated ->
    [yes] ，时点 { $day }
   *[no] {""}
  }。
agents-foot = { $state ->
    [complete] 内容完整。地址：{ $address }
    [timed-out] 因超时中止，不完整。地址：{ $address }
    [words] 文字有截断，结构化内容更全，完整内容见 { $address }
   *[other] 有截断，不完整，截断处见 cut；完整内容见 { $address }
  }
agents-nearest = 相近的有：{ $listed }
agents-expected = 应为：{ $listed }
agents-example = { $title }，例如 { $example }
agents-lang = 文字所用语言。
agents-most = 每个列表的成员数上限；超出者截断并注明。
agents-schema = 各类实体的属性
agents-schema-says = 各类实体的类、属性及取值，以及查询所用前缀。不给 kind 时列出全部名称；给出时列出该类的全部属性。
agents-schema-kind = 实体类别，例如 agreement
agents-sparql = SPARQL 1.1 查询
agents-sparql-says = 在公开端点的限度（时间、行数、内存）之内对本发布版执行只读查询。SELECT 与 ASK 返回行，CONSTRUCT 与 DESCRIBE 返回 Turtle。所用前缀须声明，见 schema；全部陈述均在默认图中。
agents-sparql-query = SELECT、ASK、CONSTRUCT 或 DESCRIBE
agents-ontology = 类与属性及其定义（Turtle）。
agents-sources = 所载内容的来源及其所述时点。
agents-entity = 一个实体及其各项主张与来源（Turtle）。
agents-missing = 缺少必需的参数 { $name }。
agents-form = 参数 { $name } 应为文本、数值、布尔值或文本列表。
agents-long = 参数 { $name } 超过 { $most } 个字符。
agents-unknown = 没有名为“{ $name }”的工具。
agents-argument = 工具 { $tool } 没有参数“{ $name }”。
agents-members = 参数 { $name } 应为 1 至 { $most } 的整数。
agents-language = 参数 { $name } 为 { $given }，应为 en 或 zh。
agents-query = 参数 query 应为 1 至 { $most } 个字符的文本。
agents-kind = 没有名为“{ $name }”的实体类别。
agents-resource = 没有资源 { $uri }；可读取的资源为 https://w3id.org/accord-atlas/ontology、…/id/source 与 …/id/<kind>/<slug>。
agents-cut = 此处截断；完整内容见 { $address }
