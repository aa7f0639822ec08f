package gctune_test

import (
	"testing"
	"testing/fstest"

	"bangvang/cmd/bangvang/gctune"
)

func TestMemory(t *testing.T) {
	const machine = "MemTotal:        8388608 kB\nMemFree:         1000000 kB\n" // 8 GiB
	for name, test := range map[string]struct {
		files map[string]string
		want  uint64
	}{
		"another system": {map[string]string{}, 0},
		"a machine":      {map[string]string{"proc/meminfo": machine}, 8 << 30},
		"damaged":        {map[string]string{"proc/meminfo": "MemTotal: many kB\n", "proc/self/cgroup": "0"}, 0},
		"no limit": {map[string]string{
			"proc/meminfo": machine, "proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/a/memory.max": "max\n",
		}, 8 << 30},
		"a container, which sees its own group as the root": {map[string]string{
			"proc/meminfo": machine, "proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "1073741824\n",
		}, 1 << 30},
		"a group above": {map[string]string{
			"proc/meminfo": machine, "proc/self/cgroup": "1:cpu:/\n0::/user/build\n",
			"sys/fs/cgroup/user/memory.max": "2147483648\n", "sys/fs/cgroup/user/build/memory.max": "4294967296\n",
		}, 2 << 30},
		"a group with more than the machine": {map[string]string{
			"proc/meminfo": machine, "proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "99999999999\n",
		}, 8 << 30},
		"version 1": {map[string]string{
			"proc/meminfo": machine, "proc/self/cgroup": "4:memory:/x\n", "sys/fs/cgroup/memory/x/memory.limit_in_bytes": "1048576\n",
		}, 8 << 30},
	} {
		root := fstest.MapFS{}
		for path, text := range test.files {
			root[path] = &fstest.MapFile{Data: []byte(text)}
		}
		if got := gctune.Memory(root); got != test.want {
			t.Errorf("%s: %d bytes, want %d", name, got, test.want)
		}
	}
}

// FuzzMemory reads any files: a path in /proc is no reason to read outside of the file system.
func FuzzMemory(f *testing.F) {
	f.Add("MemTotal: 1 kB\n", "0::/a/../../../..\n", "1")
	f.Fuzz(func(_ *testing.T, memory, groups, limit string) {
		gctune.Memory(fstest.MapFS{
			"proc/meminfo": &fstest.MapFile{Data: []byte(memory)}, "proc/self/cgroup": &fstest.MapFile{Data: []byte(groups)},
			"sys/fs/cgroup/memory.max": &fstest.MapFile{Data: []byte(limit)},
		})
	})
}
