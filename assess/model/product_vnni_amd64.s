#include "textflag.h"

// The product for AVX-512 VNNI: bytes of activations times unsigned bytes of
// weights, 128 more than they are. VPDPBUSD adds four products to a sum
// without saturation. Each sum begins at -128·Σ_k q[k], which takes the
// surplus away.

// One row against 48 columns: Z24-Z26 hold four unsigned weights of each column.
#define ROW(q, a, b, c) \
	VPBROADCASTD q, Z27        \
	VPDPBUSD     Z27, Z24, a   \
	VPDPBUSD     Z27, Z25, b   \
	VPDPBUSD     Z27, Z26, c

#define BEGIN(at, a, b, c) \
	VPBROADCASTD at(R9), a \
	VMOVDQA32    a, b      \
	VMOVDQA32    a, c

#define STORE(a, b, c) \
	VMOVDQU32 a, (DI)    \
	VMOVDQU32 b, 64(DI)  \
	VMOVDQU32 c, 128(DI) \
	ADDQ      DX, DI

// func vnni8x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, steps int, begin *[8]int32)
TEXT ·vnni8x48(SB), NOSPLIT, $0-56
	MOVQ sums+0(FP), DI
	MOVQ stride+8(FP), DX
	MOVQ q+16(FP), SI
	MOVQ qstride+24(FP), R8
	MOVQ w+32(FP), BX
	MOVQ steps+40(FP), CX
	MOVQ begin+48(FP), R9
	LEAQ (R8)(R8*2), R10
	LEAQ (SI)(R8*4), R11
	BEGIN(0, Z0, Z1, Z2)
	BEGIN(4, Z3, Z4, Z5)
	BEGIN(8, Z6, Z7, Z8)
	BEGIN(12, Z9, Z10, Z11)
	BEGIN(16, Z12, Z13, Z14)
	BEGIN(20, Z15, Z16, Z17)
	BEGIN(24, Z18, Z19, Z20)
	BEGIN(28, Z21, Z22, Z23)

step:
	VMOVDQU32 (BX), Z24
	VMOVDQU32 64(BX), Z25
	VMOVDQU32 128(BX), Z26
	ROW((SI), Z0, Z1, Z2)
	ROW((SI)(R8*1), Z3, Z4, Z5)
	ROW((SI)(R8*2), Z6, Z7, Z8)
	ROW((SI)(R10*1), Z9, Z10, Z11)
	ROW((R11), Z12, Z13, Z14)
	ROW((R11)(R8*1), Z15, Z16, Z17)
	ROW((R11)(R8*2), Z18, Z19, Z20)
	ROW((R11)(R10*1), Z21, Z22, Z23)
	ADDQ $192, BX
	ADDQ $4, SI
	ADDQ $4, R11
	DECQ CX
	JNZ  step
	STORE(Z0, Z1, Z2)
	STORE(Z3, Z4, Z5)
	STORE(Z6, Z7, Z8)
	STORE(Z9, Z10, Z11)
	STORE(Z12, Z13, Z14)
	STORE(Z15, Z16, Z17)
	STORE(Z18, Z19, Z20)
	STORE(Z21, Z22, Z23)
	VZEROUPPER
	RET

