#include "textflag.h"

// The product for AVX-VNNI: VPDPBUSD in registers of 256 bits. A panel holds
// 16 columns; for every four inputs it has 64 unsigned bytes, four for each
// column, 128 more than the weights are. Each sum begins at -128·Σ_k q[k],
// which takes the surplus away.

// DOT is VPDPBUSD Y14, Y12 or Y13, acc in the encoding of AVX-VNNI, which Go's
// assembler does not know: the bytes are VEX.256.66.0F38.W0 50 /r. The unsigned
// weights are in Y12 (low) or Y13 (high), the activations in Y14. r is 0xC2 for
// sums in Y0 to Y7 and 0x42 for those above; m is 0xC6 + 8·(acc mod 8).
#define DOTLOW(r, m) \
	BYTE $0xC4; BYTE $r; BYTE $0x1D; BYTE $0x50; BYTE $m

#define DOTHIGH(r, m) \
	BYTE $0xC4; BYTE $r; BYTE $0x15; BYTE $0x50; BYTE $m

#define BEGINVNNI(at, a, b) \
	VPBROADCASTD at(R9), a \
	VMOVDQA      a, b

#define KEEPVNNI(a, b) \
	VMOVDQU a, (DI)   \
	VMOVDQU b, 32(DI) \
	ADDQ    DX, DI

// func productAVXVNNI6(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, steps int, begin *[6]int32)
// Six rows against 16 columns: sums in Y0 and Y1, Y2 and Y3, …
TEXT ·productAVXVNNI6(SB), NOSPLIT, $0-56
	MOVQ sums+0(FP), DI
	MOVQ stride+8(FP), DX
	MOVQ q+16(FP), SI
	MOVQ qstride+24(FP), R8
	MOVQ w+32(FP), BX
	MOVQ steps+40(FP), CX
	MOVQ begin+48(FP), R9
	LEAQ (R8)(R8*2), R10
	LEAQ (SI)(R10*1), R11 // rows 3, 4 and 5
	BEGINVNNI(0, Y0, Y1)
	BEGINVNNI(4, Y2, Y3)
	BEGINVNNI(8, Y4, Y5)
	BEGINVNNI(12, Y6, Y7)
	BEGINVNNI(16, Y8, Y9)
	BEGINVNNI(20, Y10, Y11)

four:
	VMOVDQU (BX), Y12
	VMOVDQU 32(BX), Y13
	VPBROADCASTD (SI), Y14
	DOTLOW(0xC2, 0xC6) // Y0
	DOTHIGH(0xC2, 0xCE) // Y1
	VPBROADCASTD (SI)(R8*1), Y14
	DOTLOW(0xC2, 0xD6) // Y2
	DOTHIGH(0xC2, 0xDE) // Y3
	VPBROADCASTD (SI)(R8*2), Y14
	DOTLOW(0xC2, 0xE6) // Y4
	DOTHIGH(0xC2, 0xEE) // Y5
	VPBROADCASTD (R11), Y14
	DOTLOW(0xC2, 0xF6) // Y6
	DOTHIGH(0xC2, 0xFE) // Y7
	VPBROADCASTD (R11)(R8*1), Y14
	DOTLOW(0x42, 0xC6) // Y8
	DOTHIGH(0x42, 0xCE) // Y9
	VPBROADCASTD (R11)(R8*2), Y14
	DOTLOW(0x42, 0xD6) // Y10
	DOTHIGH(0x42, 0xDE) // Y11
	ADDQ $64, BX
	ADDQ $4, SI
	ADDQ $4, R11
	DECQ CX
	JNZ  four
	KEEPVNNI(Y0, Y1)
	KEEPVNNI(Y2, Y3)
	KEEPVNNI(Y4, Y5)
	KEEPVNNI(Y6, Y7)
	KEEPVNNI(Y8, Y9)
	KEEPVNNI(Y10, Y11)
	VZEROUPPER
	RET
