package gctune

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// Memory returns the bytes of memory that this process may have, 0 if that is not known: those of the machine, or fewer if
// a control group (version 2) of the process limits them, as a container does. root is the root of the file system; only
// Linux has these files. For example, it is 1 GiB on a machine of 8 GiB in a container started with --memory 1g.
func Memory(root fs.FS) uint64 {
	memory := machineMemory(root)
	list, _ := fs.ReadFile(root, "proc/self/cgroup")
	for line := range strings.Lines(string(list)) {
		group, ok := strings.CutPrefix(strings.TrimSpace(line), "0::/")
		if !ok { // of version 1
			continue
		}
		for group = path.Join("sys/fs/cgroup", path.Join("/", group)); group != "sys/fs"; group = path.Dir(group) {
			data, _ := fs.ReadFile(root, group+"/memory.max")
			if limit, err := strconv.ParseUint(strings.TrimSpace(string(data)), 10, 64); err == nil && memory > 0 { // else "max"
				memory = min(memory, limit)
			}
		}
	}
	return memory
}

// machineMemory returns the bytes of memory of the machine, 0 if that is not known.
func machineMemory(root fs.FS) uint64 {
	data, _ := fs.ReadFile(root, "proc/meminfo")
	for line := range strings.Lines(string(data)) {
		if kilobytes, ok := strings.CutPrefix(line, "MemTotal:"); ok {
			n, _ := strconv.ParseUint(strings.TrimSuffix(strings.TrimSpace(kilobytes), " kB"), 10, 64)
			return n << 10
		}
	}
	return 0
}
