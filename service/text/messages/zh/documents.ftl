# 由页面生成的 Word 与 Excel 文件。
docx-foot = 工程师互认图谱 · 发布版 { $release }，数据日期 { $day } · 第 { $page } 页，共 { $pages } 页
document-sheet = 简报
