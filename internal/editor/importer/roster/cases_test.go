package roster

// cases are tables as offices write them, with what is read.
var cases = []struct{ name, table, want string }{
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
}
