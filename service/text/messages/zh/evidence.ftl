# 来源所载内容的整句表述：`evidence-of-` 加属性名。`language` 为文本的语言，或为空。
evidence-property = { $subject }——{ $property }：{ $value }。
evidence-property-text = { $subject }——{ $property }：“{ $value }”
evidence-yes = 是
evidence-no = 否
evidence-of-acronym = { $subject }的缩写为 { $value }。
evidence-of-administeredBy = { $subject }由{ $value }管理。
evidence-of-altLabel = { $subject }又称“{ $value }”。
evidence-of-confers = { $subject }授予{ $value }称号。
evidence-of-coversSpecialty = { $subject }涵盖{ $value }。
evidence-of-dissolved = { $subject }于{ $value }解散。
evidence-of-ended = { $subject }于{ $value }终止。
evidence-of-formerTitle = { $subject }曾称“{ $value }”。
evidence-of-founded = { $subject }于{ $value }成立。
evidence-of-inForce = { $subject }于{ $value }生效。
evidence-of-jurisdiction = { $subject }所属国家或地区为{ $value }。
evidence-of-label = { $language ->
    [en] 英文名称为“{ $value }”。
    [zh] 中文名称为“{ $value }”。
   *[other] 名称为“{ $value }”。
}
evidence-of-wording = { $language ->
    [en] 英文表述：“{ $value }”
    [zh] 中文表述：“{ $value }”
   *[other] “{ $value }”
}
evidence-of-localName = { $subject }的本国语言名称为“{ $value }”。
evidence-of-parent = { $subject }隶属于{ $value }。
evidence-of-predecessor = { $subject }接替{ $value }。
evidence-of-signed = { $subject }于{ $value }签署。
evidence-of-website = { $subject }的网站为 { $value }。

# 发生的时间。
evidence-at = { $exact ->
    [yes] { $date }
   *[no] { $date }
}

# 在协议中的地位，以一个来源所载为限；其后为起止时间和状态的单独表述。
evidence-place = { $status ->
    [applicant] 申请方
    [authorised] 正式成员
    [former] 成员
    [party] 当事方
    [provisional] 预备成员
    [suspended] 被中止资格的成员
    [withdrawn] 成员
   *[other] 参与方（地位不明）
}
evidence-stands = { $body }为{ $agreement }的{ $place }；该来源未载明自何时起。
evidence-stands-since = { $body }自{ $start }起为{ $agreement }的{ $place }。
evidence-stood = { $body }曾为{ $agreement }的{ $place }；该来源未载明至何时止。
evidence-stood-between = { $body }自{ $start }至{ $end }为{ $agreement }的{ $place }。
evidence-stood-since = { $body }曾自{ $start }起为{ $agreement }的{ $place }；该来源未载明至何时止。
evidence-stood-until = { $body }在{ $end }之前为{ $agreement }的{ $place }。
evidence-place-start = { $body }自{ $value }起参加{ $agreement }。
evidence-place-end = { $body }参加{ $agreement }至{ $value }止。
evidence-place-part = { $body }在{ $agreement }中的{ $property }：{ $value }。

# 某一时点何以确定或存疑。
evidence-why = 在{ $day }，此项为“{ $certainty }”：{ $definition }
evidence-why-after = 在{ $day }，此项为“{ $certainty }”：来源所述时点为{ $spoken }，此后没有来源载明已终止。

# 来源的日期。
evidence-when = 所述时点为{ $spoken }。
evidence-when-and-read = 所述时点为{ $spoken }；查阅于{ $read }。
evidence-when-read = 未注明确切日期；查阅于{ $read }，即以该日为所述时点。
evidence-when-undated = 未注明日期。

# 页面。
evidence-title = “{ $name }”的依据
evidence-lead = 数据版本 { $release } 中各来源关于“{ $name }”的陈述：{ $statements } 条，来自 { $sources } 个来源。
evidence-none = 本版数据中没有关于此项且有来源的陈述。
evidence-local = 来自本地层，未注明来源
layer-brought = 来自本地层 { $layer }，由 { $who } 于{ $day }导入
layer-from = 来自本地层 { $layer }
evidence-confidence = 可信度{ $confidence }
evidence-locator = 见“{ $place }”
evidence-unused = 仅为一家之说，未采用
evidence-details = （{ $details }）
evidence-rival = 另有说法：{ $text }（{ $details }）
evidence-parts = ；
