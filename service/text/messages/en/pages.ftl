# The line that says as of when a page holds and from which release it is.
page-about = As of { $day }. Release { $release }, data of { $data_date }. What is not recorded may exist.
