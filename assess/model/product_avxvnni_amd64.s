#include "textflag.h"

// The product for AVX-VNNI: VPDPBUSD in registers of 256 bits. Activations are
// unsigned bytes, 128 more than they are, weights signed. Each sum begins at
// -128·Σ_k w[n][k], which takes the surplus away.

// DOT is VPDPBUSD Y12 or Y13, Y14, acc in the encoding of AVX-VNNI, which Go's
// assembler does not know: the bytes are VEX.256.66.0F38.W0 50 /r. The signed
// weights are in Y12 (low) or Y13 (high), the unsigned activations in Y14. r is
// 0xC2 for sums in Y0 to Y7 and 0x42 for those above; m is 0xC4 for the low half
// and 0xC5 for the high one, and 8·(acc mod 8) more.
#define DOT(r, m) \
	BYTE $0xC4; BYTE $r; BYTE $0x0D; BYTE $0x50; BYTE $m

#define BEGINVNNI(a, b) \
	VMOVDQU (R9), a   \
	VMOVDQU 32(R9), b

#define KEEPVNNI(a, b) \
	VMOVDQU a, (DI)   \
	VMOVDQU b, 32(DI) \
	ADDQ    DX, DI

// func productAVXVNNI6(sums *int32, stride uintptr, q *int8, qstride uintptr, w, ahead *byte, steps int, begin *int32)
// Six rows against 16 columns: sums in Y0 and Y1, Y2 and Y3, … Of what lies ahead,
// as much as a panel is fetched into the cache.
TEXT ·productAVXVNNI6(SB), NOSPLIT, $0-64
	MOVQ sums+0(FP), DI
	MOVQ stride+8(FP), DX
	MOVQ q+16(FP), SI
	MOVQ qstride+24(FP), R8
	MOVQ w+32(FP), BX
	MOVQ ahead+40(FP), R13
	MOVQ steps+48(FP), CX
	MOVQ begin+56(FP), R9
	LEAQ (R8)(R8*2), R10
	LEAQ (SI)(R10*1), R11 // rows 3, 4 and 5
	BEGINVNNI(Y0, Y1)
	BEGINVNNI(Y2, Y3)
	BEGINVNNI(Y4, Y5)
	BEGINVNNI(Y6, Y7)
	BEGINVNNI(Y8, Y9)
	BEGINVNNI(Y10, Y11)

four:
	VMOVDQU (BX), Y12
	VMOVDQU 32(BX), Y13
	PREFETCHT0 (R13)
	VPBROADCASTD (SI), Y14
	DOT(0xC2, 0xC4) // Y0
	DOT(0xC2, 0xCD) // Y1
	VPBROADCASTD (SI)(R8*1), Y14
	DOT(0xC2, 0xD4) // Y2
	DOT(0xC2, 0xDD) // Y3
	VPBROADCASTD (SI)(R8*2), Y14
	DOT(0xC2, 0xE4) // Y4
	DOT(0xC2, 0xED) // Y5
	VPBROADCASTD (R11), Y14
	DOT(0xC2, 0xF4) // Y6
	DOT(0xC2, 0xFD) // Y7
	VPBROADCASTD (R11)(R8*1), Y14
	DOT(0x42, 0xC4) // Y8
	DOT(0x42, 0xCD) // Y9
	VPBROADCASTD (R11)(R8*2), Y14
	DOT(0x42, 0xD4) // Y10
	DOT(0x42, 0xDD) // Y11
	ADDQ $64, BX
	ADDQ $64, R13
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
