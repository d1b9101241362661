#include "textflag.h"

// The product for AVX-512 VNNI: unsigned bytes of activations, 128 more than
// they are, times signed bytes of weights. VPDPBUSD adds four products to a sum
// without saturation. Each sum begins at -128·Σ_k w[n][k], which takes the
// surplus away.

// One row against three panels: Z24-Z26 hold four weights of each column.
#define ROW(q, a, b, c) \
	VPBROADCASTD q, Z27        \
	VPDPBUSD     Z24, Z27, a   \
	VPDPBUSD     Z25, Z27, b   \
	VPDPBUSD     Z26, Z27, c

#define COPY(a, b, c) \
	VMOVDQA32 Z0, a \
	VMOVDQA32 Z1, b \
	VMOVDQA32 Z2, c

#define STORE(a, b, c) \
	VMOVDQU32 a, (DI)    \
	VMOVDQU32 b, 64(DI)  \
	VMOVDQU32 c, 128(DI) \
	ADDQ      DX, DI

// BEGIN takes the arguments and begins the sums of four rows.
#define BEGIN \
	MOVQ      sums+0(FP), DI     \
	MOVQ      stride+8(FP), DX   \
	MOVQ      q+16(FP), SI       \
	MOVQ      qstride+24(FP), R8 \
	MOVQ      w0+32(FP), AX      \
	MOVQ      w1+40(FP), BX      \
	MOVQ      w2+48(FP), R9      \
	MOVQ      ahead+56(FP), R13  \
	MOVQ      steps+64(FP), CX   \
	MOVQ      begin+72(FP), R12  \
	LEAQ      (R8)(R8*2), R10    \
	VMOVDQU32 (R12), Z0          \
	VMOVDQU32 64(R12), Z1        \
	VMOVDQU32 128(R12), Z2       \
	COPY(Z3, Z4, Z5)             \
	COPY(Z6, Z7, Z8)             \
	COPY(Z9, Z10, Z11)

// STEP takes four inputs of four rows, and goes on.
#define STEP \
	VMOVDQU32  (AX), Z24            \
	VMOVDQU32  (BX), Z25            \
	VMOVDQU32  (R9), Z26            \
	PREFETCHT0 (R13)                \
	ROW((SI), Z0, Z1, Z2)           \
	ROW((SI)(R8*1), Z3, Z4, Z5)     \
	ROW((SI)(R8*2), Z6, Z7, Z8)     \
	ROW((SI)(R10*1), Z9, Z10, Z11)  \
	ADDQ       $64, AX              \
	ADDQ       $64, BX              \
	ADDQ       $64, R9              \
	ADDQ       $64, R13             \
	ADDQ       $4, SI

#define STORE4 \
	STORE(Z0, Z1, Z2) \
	STORE(Z3, Z4, Z5) \
	STORE(Z6, Z7, Z8) \
	STORE(Z9, Z10, Z11)

// func vnni8x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w0, w1, w2, ahead *byte, steps int, begin *int32)
// Eight rows against three panels; a step is four inputs. Of what lies ahead, as
// much as a panel is fetched into the cache.
TEXT ·vnni8x48(SB), NOSPLIT, $0-80
	BEGIN
	COPY(Z12, Z13, Z14)
	COPY(Z15, Z16, Z17)
	COPY(Z18, Z19, Z20)
	COPY(Z21, Z22, Z23)
	LEAQ (SI)(R8*4), R11 // rows 4 to 7

eight:
	STEP
	ROW((R11), Z12, Z13, Z14)
	ROW((R11)(R8*1), Z15, Z16, Z17)
	ROW((R11)(R8*2), Z18, Z19, Z20)
	ROW((R11)(R10*1), Z21, Z22, Z23)
	ADDQ $4, R11
	DECQ CX
	JNZ  eight
	STORE4
	STORE(Z12, Z13, Z14)
	STORE(Z15, Z16, Z17)
	STORE(Z18, Z19, Z20)
	STORE(Z21, Z22, Z23)
	VZEROUPPER
	RET

// func vnni4x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w0, w1, w2, ahead *byte, steps int, begin *int32)
// Four rows.
TEXT ·vnni4x48(SB), NOSPLIT, $0-80
	BEGIN

four:
	STEP
	DECQ CX
	JNZ  four
	STORE4
	VZEROUPPER
	RET
