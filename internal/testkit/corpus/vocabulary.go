package corpus

var (
	provinces = []string{"Hà Giang", "Nghệ An", "Quảng Nam", "Bình Định", "Long An", "Kiên Giang", "Thái Bình", "Đắk Lắk", "Phú Yên", "Sơn La"}
	names     = []string{"An Khê Thượng", "Bình Lộc", "Cẩm Sơn", "Đại Nghĩa", "Đông Hà Mới", "Gia Thịnh", "Hòa Mỹ", "Kim Bảng Mới", "Long Điền Tây", "Mỹ Đức Hạ", "Nam Phước", "Phú Khê", "Quang Trung", "Tân Lập", "Vĩnh Thuận Đông"}

	events     = []string{"hội nghị tổng kết phong trào thi đua", "lễ biểu dương điển hình tiên tiến", "hội nghị ký giao ước thi đua", "lễ trao thưởng cuộc thi cải cách hành chính", "hội nghị sơ kết công tác khen thưởng", "lễ tuyên dương người tốt, việc tốt"}
	categories = []string{"Tin tức", "Thi đua - Khen thưởng", "Gương sáng", "Văn hóa - Xã hội", "Giáo dục", "Nông thôn mới"}
	tags       = []string{"Giao ước thi đua", "Cải cách hành chính", "Nông thôn mới", "Điển hình tiên tiến", "Chuyển đổi số", "An sinh xã hội", "Văn hóa công sở", "Khuyến học"}

	subjects = []string{"Hội đồng thi đua", "cán bộ và nhân dân địa phương", "các trường học trên địa bàn", "đại diện các đơn vị", "lãnh đạo huyện", "ban tổ chức", "các hộ gia đình", "doanh nghiệp trẻ", "lực lượng vũ trang", "hội phụ nữ các cấp"}
	verbs    = []string{"đã nỗ lực hoàn thành", "tiếp tục đẩy mạnh", "ghi nhận và đánh giá cao", "cam kết thực hiện", "vượt khó để đạt", "phát động sâu rộng", "chủ động xây dựng", "góp công sức vào"}
	objects  = []string{"các chỉ tiêu kinh tế - xã hội được giao", "chương trình xây dựng nông thôn mới", "phong trào toàn dân đoàn kết", "kế hoạch cải cách thủ tục hành chính", "công tác giảm nghèo bền vững", "mục tiêu chuyển đổi số cấp cơ sở", "việc nâng cao chất lượng dạy và học", "nếp sống văn minh đô thị"}
	ends     = []string{"mang lại kết quả rõ rệt cho người dân", "được nhân dân đồng tình ủng hộ", "tạo khí thế mới ngay từ những tháng đầu năm", "góp phần giữ vững an ninh trật tự", "là cơ sở để bình xét khen thưởng công khai, minh bạch", "với nhiều cách làm hay, sáng tạo"}

	surnames = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"}
	middles  = []string{"Văn", "Thị", "Đức", "Minh", "Hữu", "Ngọc", "Quang", "Thanh"}
	given    = []string{"An", "Bình", "Cường", "Dung", "Đạt", "Hà", "Hạnh", "Khánh", "Lan", "Mai", "Nam", "Phúc", "Quyên", "Sơn", "Thủy", "Yến"}
)
