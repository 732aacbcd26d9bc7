# 页面所述时点及其所据发布版。
page-about = 时点：{ $day }。发布版 { $release }，数据日期{ $data_date }。未收录不等于不存在。
