package present_test

import (
	"encoding/json"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// TestNearby answers about units that no article names from those beside them: their past and their heirs.
func TestNearby(t *testing.T) {
	s := trial.LoadText(t, settings()+listDoc("a", "2024-01-19", "locality: Quận Đống Đa")+listDoc("b", "2025-12-20", "locality: Phường Cửa Nam")+
		listDoc("c", "2024-01-20", "locality: Huyện Ninh Hải")+listDoc("d", "2024-01-20", "locality: Hà Tĩnh")+listDoc("e", "2025-12-20", "locality: Tỉnh Khánh Hòa"))
	read := func(address string) map[string]string {
		var units []struct {
			Name, Days, Href, Near string
			Was, Now               []string
		}
		if err := json.Unmarshal(trial.View[*view.Text](t, s, address).Data, &units); err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, u := range units {
			out[u.Name] = u.Days + " | " + strings.Join(u.Was, ", ") + " | " + strings.Join(u.Now, ", ") + " | " + u.Near
		}
		return out
	}
	haNoi := read("/dia-phuong/ha-noi/don-vi.json")
	for name, want := range map[string]string{
		"Phường Cát Linh, Quận Đống Đa": "… – 30/6/2025 |  | Phường Ô Chợ Dừa (chủ yếu) | Quận Đống Đa",
		"Phường Kim Liên":               "01/7/2025 – … | Quận Đống Đa, ",
		"Quận Hoàn Kiếm":                "… – 30/6/2025 |  | Phường Hoàn Kiếm, Phường Cửa Nam",
	} {
		if !strings.HasPrefix(haNoi[name], want) {
			t.Errorf("%s: %q, want %q", name, haNoi[name], want)
		}
	}
	if _, named := haNoi["Quận Đống Đa"]; named {
		t.Error("a unit with a page needs no answer")
	}
	for _, address := range []string{"/dia-phuong/khanh-hoa/", "/dia-phuong/ninh-thuan/"} {
		if got := read(address + "don-vi.json")["Phường Ninh Chử"]; !strings.HasSuffix(got, "Huyện Ninh Hải") {
			t.Errorf("%s: %q", address, got)
		}
		if got := trial.View[*view.List](t, s, address).Nearby; got != address+"don-vi.json" {
			t.Errorf("%s names %q", address, got)
		}
	}
	if got := trial.View[*view.List](t, s, "/dia-phuong/ha-tinh/").Nearby; got != "" {
		t.Errorf("a province without other units names %q", got)
	}
}
