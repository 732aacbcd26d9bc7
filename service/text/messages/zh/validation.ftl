# 所核查数据中的问题。
validation-title = 数据核查
validation-well = 全部通过，未发现问题。
validation-summary = { $errors ->
    [0] 无错误
   *[other] { NUMBER($errors) } 个错误
}，{ $warnings ->
    [0] 无警告
   *[other] { NUMBER($warnings) } 个警告
}{ $unreadable ->
    [0] 。
   *[other] ；{ NUMBER($unreadable) } 个文件无法读取。
}
validation-read = { $file }：已读取 { NUMBER($statements) } 条陈述
validation-unreadable = { $file } 无法读取：{ $reason }。
validation-by-message = 按问题
validation-by-thing = 按对象
validation-error = 错误
validation-warning = 警告
validation-column = 列 { $column }
validation-key = 键 { $key }
validation-cell = 单元格不符合要求，应为：{ $rest }。
validation-cell-one-of = 单元格应为以下之一：{ $rest }。
validation-cell-row-of = 单元格应指向表 { $rest } 中的一行。
validation-cell-blank = 单元格不得为空。
validation-cell-key = 此行的键与另一行重复{ $rest }。
validation-cell-column = 应有列：{ $rest }。
validation-cell-date = 单元格应为日期：{ $rest }。
validation-near = 是否应为 { $near }？
validation-then = { "" }
validation-stands = 现为：{ $value }
validation-missing = 此处无值
validation-undeclared = 本体中没有术语 { $term }。
validation-undeclared-near = 本体中没有术语 { $term }，是否应为 { $near }？
validation-nothing-of-ours = 文件中没有属于本体各类的内容，因此无形状可用。
validation-fewer = 仅有：{ $value }
