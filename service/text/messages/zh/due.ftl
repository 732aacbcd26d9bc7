# 下一步该核对什么：事实，以及排在此处的理由。
due-title = 待核对事项
due-fact-terms = { $agreement }所承认的是：{ $things }。
due-fact-terms-text = { $agreement }的授予内容与要求按其来源收录。
due-fact-review = { $label }在{ $agreement }下应接受下次审查：{ $due }。
due-fact-condition = { $agreement }——条件：{ $label }。
due-fact-rule = { $agreement }——加入规则：{ $label }。
due-fact-search = 查而未得：{ $label }
due-fact-title = 称号“{ $label }”的取得条件。
due-fact-thing = { $label }。
due-weak-low = 可信度低：转述或不清
due-weak-undated = 网页无日期
due-weak-source = 来源类型较弱：{ $kind }
due-hangs-routes = 关系到 { NUMBER($number) } 条互认路径
due-hangs-provisions = 关系到 { NUMBER($number) } 条互认条款
due-hangs-standings = 关系到 { NUMBER($number) } 项地位
due-hangs-targets = 关系到通知的 { NUMBER($number) } 个事项
due-hangs-references = 另有 { NUMBER($number) } 条记录依据于此
due-late = { $years ->
    [0] 最近核对截至{ $checked }，自{ $due }起应复核
   *[other] 最近核对截至{ $checked }，复核已逾期 { $years } 年
}
due-late-own = 自{ $due }起应复核
due-coming = 最近核对截至{ $checked }，应于{ $due }复核
due-column-place = 序号
due-column-text = 事实
due-column-subject = 对象
due-column-kind = 类别
due-column-agreement = 协议
due-column-jurisdiction = 国家或地区
due-column-source = 来源
due-column-url = 来源网址
due-column-confidence = 可信度
due-column-checked = 最近核对截至
due-column-due = 应复核日
due-column-why = 排在此处的理由
due-column-rule = 规则
due-column-score = 紧要程度
due-column-iri = 地址
