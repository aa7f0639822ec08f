package corpus

// town is a district of 30/6/2025, its province, and some of the wards that it was divided into.
type town struct {
	name, province, kindOfProvince string
	mergedInto                     string // the province since 1/7/2025, if it has another name
	wards                          []string
}

var towns = []town{
	{name: "Quận Đồ Sơn", province: "Hải Phòng", kindOfProvince: "thành phố", wards: []string{"Phường Đồ Sơn", "Phường Nam Đồ Sơn"}},
	{name: "Quận Lê Chân", province: "Hải Phòng", kindOfProvince: "thành phố", wards: []string{"Phường Lê Chân", "Phường An Biên"}},
	{name: "Thị xã Hồng Lĩnh", province: "Hà Tĩnh", kindOfProvince: "tỉnh", wards: []string{"Phường Bắc Hồng Lĩnh", "Phường Nam Hồng Lĩnh"}},
	{name: "Thành phố Vinh", province: "Nghệ An", kindOfProvince: "tỉnh", wards: []string{"Phường Thành Vinh", "Phường Trường Vinh", "Phường Vinh Hưng"}},
	{name: "Thành phố Sơn La", province: "Sơn La", kindOfProvince: "tỉnh", wards: []string{"Phường Tô Hiệu", "Phường Chiềng An", "Phường Chiềng Sinh"}},
	{name: "Thành phố Buôn Ma Thuột", province: "Đắk Lắk", kindOfProvince: "tỉnh", wards: []string{"Phường Buôn Ma Thuột", "Phường Thành Nhất", "Phường Ea Kao"}},
	{name: "Thành phố Pleiku", province: "Gia Lai", kindOfProvince: "tỉnh", wards: []string{"Phường Pleiku", "Phường Hội Phú", "Phường Diên Hồng"}},
	{name: "Thành phố Quy Nhơn", province: "Bình Định", kindOfProvince: "tỉnh", mergedInto: "Gia Lai", wards: []string{"Phường Quy Nhơn", "Phường Quy Nhơn Nam"}},
	{name: "Thành phố Thái Bình", province: "Thái Bình", kindOfProvince: "tỉnh", mergedInto: "Hưng Yên", wards: []string{"Phường Thái Bình", "Phường Trần Lãm"}},
	{name: "Thành phố Long Xuyên", province: "An Giang", kindOfProvince: "tỉnh", wards: []string{"Phường Long Xuyên", "Phường Bình Đức", "Phường Mỹ Thới"}},
}

var (
	// The spellings of a school's level, from nursery school to upper secondary school.
	schoolLevels = [][]string{
		{"Trường Mầm non", "Trường MN", "MN"},
		{"Trường Tiểu học", "Trường TH", "Tiểu học"},
		{"Trường Trung học cơ sở", "Trường THCS", "THCS"},
		{"Trường Tiểu học và Trung học cơ sở", "Trường TH&THCS", "Trường TH và THCS"},
		{"Trường Trung học phổ thông", "Trường THPT", "THPT"},
	}
	schoolNames = []string{"Lê Quý Đôn", "Nguyễn Du", "Chu Văn An", "Hoa Sen", "Kim Đồng", "Trần Phú", "Võ Thị Sáu", "Nơ Trang Lơng"}
	offices     = []string{"Trạm Y tế", "Ban Chỉ huy Quân sự", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội Cựu chiến binh", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"}

	posts        = []string{"Bí thư Chi bộ", "Tổ trưởng tổ dân phố", "Trưởng Công an", "Chủ tịch Hội Nông dân", "Trạm trưởng Trạm Y tế", "Công chức Văn hóa - Xã hội"}
	teacherPosts = []string{"Hiệu trưởng", "Phó Hiệu trưởng", "Giáo viên", "Tổng phụ trách Đội"}
	merits       = []string{"thành tích xuất sắc trong phong trào thi đua yêu nước", "thành tích trong công tác khuyến học", "thành tích trong phòng, chống thiên tai", "thành tích trong chuyển đổi số", "đóng góp cho an sinh xã hội"}

	companyForms = []string{"Công ty TNHH", "Công ty Cổ phần", "Hợp tác xã", "Doanh nghiệp tư nhân"}
	companyNames = []string{"Thương mại Minh Phát", "Xây dựng An Bình", "Nông sản sạch", "Dệt may Hòa Phú", "Thủy sản"}

	edeMen        = []string{"Moan", "Ngông", "Blơk", "Thịnh", "Khút", "Wang"}
	edeWomen      = []string{"Hen", "Linh", "Bơng", "Vi", "Nhung"}
	edeClans      = []string{"Niê", "Ênuôl", "Mlô", "Kbuôr", "Êban", "Niê Kdăm", "Ƀuôn Yă"}
	khoGiven      = []string{"Brểu", "Tim", "Chung", "Mỹ"}
	giaRaiClans   = []string{"Rơ Châm", "Siu", "Ksor", "Kpă", "Rah Lan"}
	giaRaiGiven   = []string{"Phiang", "H'Bia", "Thim", "Phước"}
	hmongClans    = []string{"Giàng", "Vàng", "Sùng", "Lò"}
	hmongGiven    = []string{"Páo", "Chu", "Dơ", "Sình"}
	khmerSurnames = []string{"Thạch", "Sơn", "Kim", "Danh", "Lâm"}
	khmerGiven    = []string{"Thị Sa Ly", "Hoàng", "Phol", "Sô Phia"}
)
