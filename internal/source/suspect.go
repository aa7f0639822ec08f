package source

// suspect holds the bytes that a control or hidden character begins with, be it alone or with others.
var suspect = [256]bool{
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 0x0b: true,
	0x0c: true, 0x0d: true, 0x0e: true, 0x0f: true, 0x10: true, 0x11: true, 0x12: true, 0x13: true,
	0x14: true, 0x15: true, 0x16: true, 0x17: true, 0x18: true, 0x19: true, 0x1a: true, 0x1b: true,
	0x1c: true, 0x1d: true, 0x1e: true, 0x1f: true, 0x7f: true, 0xc2: true, 0xd8: true, 0xe2: true, 0xef: true, 0xf3: true,
}
