package roster

// cases are tables as offices write them, with what is read.
var cases = []struct{ name, table, want string }{
	{"several people with posts in a cell, a post alone, capitals", `
STT | Họ và tên
1 | Nguyễn Văn An, Hiệu trưởng Trường THCS Lê Lợi, Trần Cường
2 | Hiệu trưởng Trường THCS Lê Lợi
3 | BÀ H'HEN NIÊ, TRƯỞNG THÔN BUÔN ĐÔN
`, `
cá nhân
   | Nguyễn Văn An | Hiệu trưởng | Trường THCS Lê Lợi
   | Trần Cường
   | Hiệu trưởng Trường THCS Lê Lợi
   | H'Hen Niê | Trưởng thôn Buôn Đôn
1 một ô có 2 tên, đã tách: Nguyễn Văn An, Hiệu trưởng Trường THCS Lê Lợi, Trần Cường
1 xem lại tên “Hiệu trưởng Trường THCS Lê Lợi”
1 xem lại chữ hoa, chữ thường của tên “H'Hen Niê”
1 chức vụ, đơn vị viết hoa toàn bộ đã đổi thành chữ thường, như “Trưởng thôn Buôn Đôn”: xem lại
`},
	{"posts and surnames that are not known, places behind units", `
STT | Họ tên, chức vụ, đơn vị
1 | Ông Dư Văn Ba, thợ rèn
2 | Đồng chí Tạ Thị Nháp, đảng viên, Chi bộ Trường Tiểu học Bàng La
3 | Bà Đỗ Thị Hai, Phó Giám đốc Bệnh viện Núi Đôi, tỉnh An Lạc
4 | Bà Lê Thị Tư, Điều dưỡng - Trạm Y tế phường
`, `
cá nhân
   | Dư Văn Ba | thợ rèn
   | Tạ Thị Nháp | đảng viên | Chi bộ Trường Tiểu học Bàng La
   | Đỗ Thị Hai | Phó Giám đốc | Bệnh viện Núi Đôi, tỉnh An Lạc
   | Lê Thị Tư | Điều dưỡng | Trạm Y tế phường
`},
	{"names over several columns, post and unit in one cell", `
STT | Họ và tên | Chức vụ | Đơn vị | Ghi chú
I. TẬP THỂ | < | < | < | <
1 | Trạm Y tế phường | < | < |
2 | Tổ dân phố số 4 | < | < |
II. CÁ NHÂN | < | < | < | <
1 | Lê Văn An | Bác sĩ, Trạm Y tế phường | < |
`, `
tập thể
   | Trạm Y tế phường
   | Tổ dân phố số 4
cá nhân
   | Lê Văn An | Bác sĩ | Trạm Y tế phường
`},
	{"usual", `
UBND PHƯỜNG MẪU SƠN | < | < | |
DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2025 | < | < | < | <
 | | | |
STT | Họ và tên | Ngày sinh | Chức vụ | Đơn vị công tác
1 | Ông Lê Văn An | 02/02/1971 | Hiệu trưởng | Trường Lá Xanh
2 | Bà TRẦN THỊ DUNG | 03/03/1982 | Giáo viên | nt
3 | TS. Đỗ Hòa | 1971 | Giáo viên | ^
 | Tổng cộng: 3 người | < | |
`, `
cá nhân
   | Lê Văn An | Hiệu trưởng | Trường Lá Xanh
   | Trần Thị Dung | Giáo viên | Trường Lá Xanh
  TS. | Đỗ Hòa | Giáo viên | Trường Lá Xanh
0 không lấy cột “Ngày sinh” vì là dữ liệu cá nhân
`},
	{"sections, two header rows, gaps", `
STT | Tên tập thể, cá nhân | Chức vụ, đơn vị | Danh hiệu | <
^ | ^ | ^ | LĐTT | CSTĐCS
(1) | (2) | (3) | (4) | (5)
I | TẬP THỂ: 2 tập thể | | |
1 | Phòng Nội vụ | | |
2 | Tổ dân phố số 4 | | |
II | CÁ NHÂN (4) | < | < | <
1 | Nguyễn Văn An | Trưởng phòng, Phòng Nội vụ | x |
2 | Lê Thị Hà, Kế toán | | x | x
4 | Thượng tá Phạm Minh (truy tặng) | Công an phường | | x
`, `
tập thể
   | Phòng Nội vụ
   | Tổ dân phố số 4
cá nhân · Lao động tiên tiến
   | Nguyễn Văn An | Trưởng phòng | Phòng Nội vụ
   | Lê Thị Hà | Kế toán
cá nhân · Chiến sĩ thi đua cơ sở
   | Lê Thị Hà | Kế toán
  Thượng tá | Phạm Minh |  | Công an phường |  | †
2 thiếu số thứ tự 3
2 “II. CÁ NHÂN (4)” ghi 4 nhưng danh sách có 3 tên
`},
	{"gender, courtesy, split names", `
STT | Họ và tên | < | Giới tính | < | Lớp | Trường
^ | ^ | ^ | Nam | Nữ | ^ | ^
1 | Nguyễn Văn | An | x | | 5A | Tiểu học Lá Xanh
2 | Lê Thị | Hà | | x | 4B | Tiểu học Lá Xanh
`, `
cá nhân
   | Nguyễn Văn An |  | Lớp 5A, Tiểu học Lá Xanh
   | Lê Thị Hà |  | Lớp 4B, Tiểu học Lá Xanh
`},
	{"ông bà columns", `
TT | Ông | Bà | Chức danh | Năm sinh | <
^ | ^ | ^ | ^ | Nam | Nữ
1 | Nguyễn Văn An | | Thợ hàn | 1980 |
2 | | Lê Thị Hà | Thợ tiện | | 1981
`, `
cá nhân
   | Nguyễn Văn An | Thợ hàn
   | Lê Thị Hà | Thợ tiện
0 không lấy cột “Năm sinh – Nam”, “Năm sinh – Nữ” vì là dữ liệu cá nhân
`},
	{"one person with two honours in merged cells", `
STT | Họ tên | Đơn vị | Hình thức đề nghị
1 | Phạm Văn Minh | Phòng Kinh tế | Chiến sỹ thi đua cơ sở
^ | ^ | ^ | Giấy khen
2 | Lê Hà | Phòng Kinh tế | CSTĐCS; LĐTT
3 | Đỗ An | Phòng Kinh tế | Lao động/ntiên tiến
`, `
cá nhân · Chiến sĩ thi đua cơ sở
   | Phạm Văn Minh |  | Phòng Kinh tế
   | Lê Hà |  | Phòng Kinh tế
cá nhân · Giấy khen
   | Phạm Văn Minh |  | Phòng Kinh tế
cá nhân · Lao động tiên tiến
   | Lê Hà |  | Phòng Kinh tế
   | Đỗ An |  | Phòng Kinh tế
`},
	{"units as headings", `
STT | Họ và tên | Chức vụ
I | Trường Mầm non Hoa Sen |
1 | Lê Thị Lan | Giáo viên
2 | Trần Thị Mai | Cấp dưỡng
II | Trạm Y tế phường |
1 | Nguyễn Văn Bác | Y sĩ
Công ty TNHH Một Thành Viên Ánh Dương | < | <
1 | Bùi Thị Công | Công nhân
`, `
cá nhân
   | Lê Thị Lan | Giáo viên | Trường Mầm non Hoa Sen
   | Trần Thị Mai | Cấp dưỡng | Trường Mầm non Hoa Sen
   | Nguyễn Văn Bác | Y sĩ | Trạm Y tế phường
   | Bùi Thị Công | Công nhân | Công ty TNHH Một Thành Viên Ánh Dương
`},
	{"units as numbered headings", `
STT | Họ và tên | Chức vụ
1 | Trường Mầm non Hoa Sen |
1.1 | Lê Thị Lan | Giáo viên
1.2 | Trần Thị Mai | Cấp dưỡng
2 | Trạm Y tế phường |
2.1 | Nguyễn Văn Bác | Y sĩ
`, `
cá nhân
   | Lê Thị Lan | Giáo viên | Trường Mầm non Hoa Sen
   | Trần Thị Mai | Cấp dưỡng | Trường Mầm non Hoa Sen
   | Nguyễn Văn Bác | Y sĩ | Trạm Y tế phường
`},
	{"honours as headings", `
TT | Tên tập thể, cá nhân | Đơn vị
A | Danh hiệu "Tập thể lao động xuất sắc" |
1 | Phòng Tư pháp | Sở Nội vụ
B | Tặng Bằng khen cho các tập thể, cá nhân |
I | Tập thể |
1 | Phòng Tổ chức | Sở Nội vụ
II | Cá nhân |
1 | Lê Văn Tám | Sở Nội vụ
C | TRUY TẶNG BẰNG KHEN |
1 | Ông Hồ Văn Mười | Sở Y tế
`, `
tập thể · Tập thể lao động xuất sắc
   | Phòng Tư pháp |  | Sở Nội vụ
tập thể · Bằng khen
   | Phòng Tổ chức |  | Sở Nội vụ
cá nhân · Bằng khen
   | Lê Văn Tám |  | Sở Nội vụ
cá nhân · Bằng khen ·  ·  ·  · truy tặng
   | Hồ Văn Mười |  | Sở Y tế
`},
	{"households", `
STT | Hộ gia đình | Thôn | Ghi chú
1 | Hộ ông Lê Văn Sáu | Thôn Đông | 
2 | Bà Trần Thị Bảy | Thôn Đoài | Ông (đã mất)
3 | Gia đình ông Đỗ Tám và bà Lê Chín | Thôn Đoài |
`, `
hộ gia đình
   | Hộ ông Lê Văn Sáu |  | Thôn Đông
   | Bà Trần Thị Bảy |  | Thôn Đoài | Ông (đã mất)
   | Gia đình ông Đỗ Tám và bà Lê Chín |  | Thôn Đoài
`},
	{"kinds by the names", `
STT | Danh sách | Thành tích | Hình thức
1 | Công an phường Mẫu Sơn | Phòng chống tội phạm | Giấy khen
2 | Ông Lê Văn An, Trưởng Công an phường | Phòng chống tội phạm | Giấy khen
3 | Công ty Cổ phần Ánh Dương | Phòng chống tội phạm | Giấy khen
4 | Tổng Công ty Sông Hồng | Phòng chống tội phạm | Giấy khen
5 | Cộng đồng dân cư thôn Đông | Phòng chống tội phạm | Giấy khen
6 | Thôn Đoài | Phòng chống tội phạm | Giấy khen
 | Cộng | | 6
`, `
tập thể · Giấy khen ·  ·  · Phòng chống tội phạm
   | Công an phường Mẫu Sơn
cá nhân · Giấy khen ·  ·  · Phòng chống tội phạm
   | Lê Văn An | Trưởng Công an phường
doanh nghiệp · Giấy khen ·  ·  · Phòng chống tội phạm
   | Công ty Cổ phần Ánh Dương
   | Tổng Công ty Sông Hồng
cộng đồng · Giấy khen ·  ·  · Phòng chống tội phạm
   | Cộng đồng dân cư thôn Đông
   | Thôn Đoài
`},
	{"no head", `
1 | Lê Văn An | 02/02/1971 | Giáo viên | Trường Lá Xanh | 001071000111
2 | Trần Thị Bình | 03/03/1982 | Kế toán | Trường Lá Xanh | 001082000222
3 | Phạm Minh | 04/04/1983 | Giáo viên | Trường Lá Xanh | 001083000333
`, `
cá nhân
   | Lê Văn An | Giáo viên | Trường Lá Xanh
   | Trần Thị Bình | Kế toán | Trường Lá Xanh
   | Phạm Minh | Giáo viên | Trường Lá Xanh
0 không lấy cột “cột 3”, “cột 6” vì là dữ liệu cá nhân
1 bảng không có dòng tiêu đề cột: xem lại các cột họ tên, chức vụ, đơn vị
`},
	{"personal data by content", `
STT | Họ và tên | Thông tin | Ghi chú
1 | Lê Văn An (sinh ngày 02/02/1971) | 0912345678 | ĐT: 0912.345.678
2 | Trần Thị Bình - SN 1982 | 0912345679 | Đã nghỉ hưu
3 | Phạm Minh, CCCD 001083000333 | 0912345670 | an@gmail.com
`, `
cá nhân
   | Lê Văn An
   | Trần Thị Bình
   | Phạm Minh
0 không lấy cột “Thông tin”, “Ghi chú” vì là dữ liệu cá nhân
0 bỏ dữ liệu cá nhân trong ô họ tên
0 bỏ dữ liệu cá nhân trong ô họ tên
0 bỏ dữ liệu cá nhân trong ô họ tên
`},
	{"years of birth below Năm", `
STT | Họ và tên | Năm | Đơn vị
1 | Lê Văn An | 1971 | Tổ 1
2 | Trần Bình | 1982 | Tổ 1
3 | Phạm Minh | 1990 | Tổ 1
4 | Phạm Tâm | 1991 | Tổ 1
`, `
cá nhân
   | Lê Văn An |  | Tổ 1
   | Trần Bình |  | Tổ 1
   | Phạm Minh |  | Tổ 1
   | Phạm Tâm |  | Tổ 1
0 không lấy cột “Năm” vì là dữ liệu cá nhân
`},
	{"years, decisions, titles", `
STT | Cấp bậc | Họ và tên | Năm | Số quyết định | Danh hiệu
1 | Thiếu tá | Lê Văn An | 2023 | 12/QĐ-BCH | Chiến sĩ tiên tiến
2 | Đại úy | Trần Bình | 2024 | 15/QĐ-BCH | Chiến sĩ tiên tiến
3 | Đại úy | Trần Bình | 2024 | 15/QĐ-BCH | Chiến sĩ tiên tiến
`, `
cá nhân · Chiến sĩ tiên tiến · 12/QĐ-BCH · 2023
  Thiếu tá | Lê Văn An
cá nhân · Chiến sĩ tiên tiến · 15/QĐ-BCH · 2024
  Đại úy | Trần Bình
  Đại úy | Trần Bình
1 trùng tên và đơn vị: Trần Bình (dòng 3, dòng 4)
`},
	{"artists", `
TT | Họ và tên | Danh hiệu | Đơn vị
1 | Lê Văn An | NSƯT | Nhà hát Chèo
2 | Trần Bình | Nghệ sĩ Nhân dân | Nhà hát Chèo
`, `
cá nhân · Nghệ sĩ ưu tú
   | Lê Văn An |  | Nhà hát Chèo
cá nhân · Nghệ sĩ nhân dân
   | Trần Bình |  | Nhà hát Chèo
`},
	{"units once", `
STT | Đơn vị | Họ và tên | Chức vụ
1 | Trường Lá Xanh | Lê Văn An | Giáo viên
2 | | Trần Bình | Giáo viên
3 | | Trần Sáu | Giáo viên
4 | Trạm Y tế | Phạm Minh | Y sĩ
5 | | Phạm Tâm | Y sĩ
`, `
cá nhân
   | Lê Văn An | Giáo viên | Trường Lá Xanh
   | Trần Bình | Giáo viên | Trường Lá Xanh
   | Trần Sáu | Giáo viên | Trường Lá Xanh
   | Phạm Minh | Y sĩ | Trạm Y tế
   | Phạm Tâm | Y sĩ | Trạm Y tế
1 cột đơn vị để trống ở nhiều dòng: đã lấy đơn vị của dòng trên
`},
	{"units only", `
STT | Đơn vị | Địa chỉ | Số tiền
1 | Trường THCS Lá Xanh | Khu phố 2 | 1.000.000
2 | Trường THCS Hoa Hồng | Khu phố 3 | 1.000.000
`, `
tập thể
   | Trường THCS Lá Xanh
   | Trường THCS Hoa Hồng
0 không lấy cột “Địa chỉ” vì là dữ liệu cá nhân
0 không lấy cột “Số tiền”
`},
	{"a name without a number, a row without a name", `
STT | Họ và tên | Chức vụ
1 | Lê Văn An | Giáo viên
 | Trần Bình | Giáo viên
3 | | Giáo viên
4 | Phạm Minh | Giáo viên
4 | Phạm Tâm | Giáo viên
Danh sách ấn định 5 cá nhân./. | < | <
TM. ỦY BAN NHÂN DÂN | < | <
 | Nguyễn Chủ Tịch |
`, `
cá nhân
   | Lê Văn An | Giáo viên
   | Trần Bình | Giáo viên
   | Phạm Minh | Giáo viên
   | Phạm Tâm | Giáo viên
1 dòng không có họ tên, không lấy: “Giáo viên”
2 thiếu số thứ tự 2
1 số thứ tự lặp lại hoặc không theo thứ tự: 4 (dòng 6)
1 dòng không có số thứ tự, vẫn lấy tên: dòng 3
2 “Danh sách ấn định 5 cá nhân./.” ghi 5 nhưng danh sách có 4 tên
`},
	{"honours given by x", `
TT | Họ và tên | Lao động tiên tiến | Chiến sĩ thi đua cơ sở | Bằng khen UBND tỉnh
1 | Lê Văn An | X | | x
2 | Trần Bình | | x |
`, `
cá nhân · Lao động tiên tiến
   | Lê Văn An
cá nhân · Bằng khen ← UBND tỉnh
   | Lê Văn An
cá nhân · Chiến sĩ thi đua cơ sở
   | Trần Bình
`},
	{"names with posts in lines", `
STT | Họ tên, chức vụ, đơn vị | Số tiền
1 | Ông Nguyễn Văn An/nHiệu trưởng Trường Tiểu học Lê Lợi | 500
2 | Bà Lê/nThị Hà | 500
3 | Ông Phạm Minh - Phó Chủ tịch UBND xã Hòa Bình | 500
4 | Đ/c Bùi Tú (Tổ dân phố 5) | 500
`, `
cá nhân
   | Nguyễn Văn An | Hiệu trưởng | Trường Tiểu học Lê Lợi
   | Lê Thị Hà
   | Phạm Minh | Phó Chủ tịch | UBND xã Hòa Bình
   | Bùi Tú |  | Tổ dân phố 5
0 không lấy cột “Số tiền”
`},
	{"prizes, classes, a body that proposes", `
Họ tên | Trường | Lớp | Giải | Đơn vị đề nghị
Nguyễn An | THCS Lá Xanh | 9A | Nhất | Phòng Giáo dục
Lê Bình | THCS Lá Xanh | 9B | Nhì | Phòng Giáo dục
`, `
cá nhân · Giải Nhất
   | Nguyễn An |  | Lớp 9A, THCS Lá Xanh
cá nhân · Giải Nhì
   | Lê Bình |  | Lớp 9B, THCS Lá Xanh
0 không lấy cột “Đơn vị đề nghị”
`},
	{"notes of several kinds, a total of each kind", `
TT | Họ và tên/Tên đơn vị | Chức vụ/ Địa chỉ | Ghi chú
I | Tập thể | |
1 | Tổng Công ty Sông Hồng | |
II | Cá nhân | |
1 | Y Moan Ênuôl | Nghệ nhân |
2 | Thích Quảng Đức | Trụ trì chùa Lá | đã viên tịch
3 | LÊ THỊ C | Nông dân; ấp 3 | 0912345678
III | Hộ gia đình | |
1 | Hộ ông Đỗ D | Thôn Đông |
 | Tổng cộng: 02 tập thể; 03 cá nhân; 01 hộ | |
`, `
tập thể
   | Tổng Công ty Sông Hồng
cá nhân
   | Y Moan Ênuôl | Nghệ nhân
   | Thích Quảng Đức | Trụ trì chùa Lá |  |  | †
   | Lê Thị C | Nông dân; ấp 3
hộ gia đình
   | Hộ ông Đỗ D |  | Thôn Đông
0 bỏ dữ liệu cá nhân trong một ô
2 “Tổng cộng: 02 tập thể; 03 cá nhân; 01 hộ” ghi 2 nhưng danh sách có 1 tên
`},
}
