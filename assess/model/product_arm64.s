#include "textflag.h"

// The product for arm64 with the dot product instructions. A panel of weights
// holds 16 columns; for every four inputs it has 64 bytes, four for each
// column. SDOT adds to each of four sums the four products of a column's
// weights with the same four activations, exactly.

// SDOT adds to sums d the products of the weights n with four of the sixteen
// activations in m: number i. Go's assembler does not know the instruction.
#define SDOT(d, n, m, i) \
	WORD $(0x4F80E000 | (((i) & 1) << 21) | ((m) << 16) | (((i) >> 1) << 11) | ((n) << 5) | (d))

// STEP multiplies four inputs, number i of sixteen, of four rows in V4 to V7.
#define STEP(i) \
	VLD1.P 64(R4), [V0.B16, V1.B16, V2.B16, V3.B16] \
	SDOT(16, 0, 4, i) \
	SDOT(17, 1, 4, i) \
	SDOT(18, 2, 4, i) \
	SDOT(19, 3, 4, i) \
	SDOT(20, 0, 5, i) \
	SDOT(21, 1, 5, i) \
	SDOT(22, 2, 5, i) \
	SDOT(23, 3, 5, i) \
	SDOT(24, 0, 6, i) \
	SDOT(25, 1, 6, i) \
	SDOT(26, 2, 6, i) \
	SDOT(27, 3, 6, i) \
	SDOT(28, 0, 7, i) \
	SDOT(29, 1, 7, i) \
	SDOT(30, 2, 7, i) \
	SDOT(31, 3, 7, i)

#define CLEAR4(a, b, c, d) \
	VEOR a.B16, a.B16, a.B16 \
	VEOR b.B16, b.B16, b.B16 \
	VEOR c.B16, c.B16, c.B16 \
	VEOR d.B16, d.B16, d.B16

// func productSDOT4(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, steps int)
// Four rows against 16 columns; a step is sixteen inputs.
TEXT ·productSDOT4(SB), NOSPLIT, $0-48
	MOVD sums+0(FP), R0
	MOVD stride+8(FP), R1
	MOVD q+16(FP), R2
	MOVD qstride+24(FP), R3
	MOVD w+32(FP), R4
	MOVD steps+40(FP), R5
	ADD  R3, R2, R6
	ADD  R3, R6, R7
	ADD  R3, R7, R8
	CLEAR4(V16, V17, V18, V19)
	CLEAR4(V20, V21, V22, V23)
	CLEAR4(V24, V25, V26, V27)
	CLEAR4(V28, V29, V30, V31)

sixteen:
	VLD1.P 16(R2), [V4.B16]
	VLD1.P 16(R6), [V5.B16]
	VLD1.P 16(R7), [V6.B16]
	VLD1.P 16(R8), [V7.B16]
	STEP(0)
	STEP(1)
	STEP(2)
	STEP(3)
	SUBS $1, R5, R5
	BNE  sixteen
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R0)
	RET
