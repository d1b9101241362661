#include "textflag.h"

// The product for AVX2: words of activations times bytes of weights. A panel
// of weights holds 16 columns; for every pair of inputs it has 32 bytes, two
// for each column, which are widened to words. VPMADDWD multiplies them with
// the same pair of a row's activations and adds the two products: at most
// 2·127·127, far from overflow. Sums are exact in any order.

// WEIGHTS widens the next pair of inputs of all columns into Y12 and Y13.
#define WEIGHTS \
	VPMOVSXBW (BX), Y12  \
	VPMOVSXBW 16(BX), Y13

// PAIR adds one row's products to its sums a and b.
#define PAIR(q, a, b) \
	VPBROADCASTD q, Y14       \
	VPMADDWD     Y14, Y12, Y15 \
	VPMADDWD     Y14, Y13, Y14 \
	VPADDD       Y15, a, a    \
	VPADDD       Y14, b, b

#define CLEAR(a, b) \
	VPXOR a, a, a \
	VPXOR b, b, b

// KEEP stores one row's sums and goes on to the next row.
#define KEEP(a, b) \
	VMOVDQU a, (DI)   \
	VMOVDQU b, 32(DI) \
	ADDQ    DX, DI

// func productAVX2x6(sums *int32, stride uintptr, q *int16, qstride uintptr, w *byte, steps int)
TEXT ·productAVX2x6(SB), NOSPLIT, $0-48
	MOVQ sums+0(FP), DI
	MOVQ stride+8(FP), DX
	MOVQ q+16(FP), SI
	MOVQ qstride+24(FP), R8
	MOVQ w+32(FP), BX
	MOVQ steps+40(FP), CX
	LEAQ (R8)(R8*2), R10 // three rows
	LEAQ (SI)(R10*1), R11 // rows 3, 4 and 5
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)
	CLEAR(Y8, Y9)
	CLEAR(Y10, Y11)

six:
	WEIGHTS
	PAIR((SI), Y0, Y1)
	PAIR((SI)(R8*1), Y2, Y3)
	PAIR((SI)(R8*2), Y4, Y5)
	PAIR((R11), Y6, Y7)
	PAIR((R11)(R8*1), Y8, Y9)
	PAIR((R11)(R8*2), Y10, Y11)
	ADDQ $32, BX
	ADDQ $4, SI
	ADDQ $4, R11
	DECQ CX
	JNZ  six
	KEEP(Y0, Y1)
	KEEP(Y2, Y3)
	KEEP(Y4, Y5)
	KEEP(Y6, Y7)
	KEEP(Y8, Y9)
	KEEP(Y10, Y11)
	VZEROUPPER
	RET

// func productAVX2x2(sums *int32, stride uintptr, q *int16, qstride uintptr, w *byte, steps int)
TEXT ·productAVX2x2(SB), NOSPLIT, $0-48
	MOVQ sums+0(FP), DI
	MOVQ stride+8(FP), DX
	MOVQ q+16(FP), SI
	MOVQ qstride+24(FP), R8
	MOVQ w+32(FP), BX
	MOVQ steps+40(FP), CX
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)

two:
	WEIGHTS
	PAIR((SI), Y0, Y1)
	PAIR((SI)(R8*1), Y2, Y3)
	ADDQ $32, BX
	ADDQ $4, SI
	DECQ CX
	JNZ  two
	KEEP(Y0, Y1)
	KEEP(Y2, Y3)
	VZEROUPPER
	RET
