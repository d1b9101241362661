#include "textflag.h"

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

// func vnni8x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w *int8, steps int, begin *[8]int32)
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

// One row against 16 columns: Y8 and Y9 hold two weights of each column, as words.
#define PAIR(q, a, b) \
	VPBROADCASTD q, Y10      \
	VPMADDWD     Y10, Y8, Y11 \
	VPMADDWD     Y10, Y9, Y12 \
	VPADDD       Y11, a, a    \
	VPADDD       Y12, b, b

#define KEEP(a, b) \
	VMOVDQU a, (DI)   \
	VMOVDQU b, 32(DI) \
	ADDQ    DX, DI

// func avx2x4x16(sums *int32, stride uintptr, q *int16, qstride uintptr, w *int8, steps int)
TEXT ·avx2x4x16(SB), NOSPLIT, $0-48
	MOVQ  sums+0(FP), DI
	MOVQ  stride+8(FP), DX
	MOVQ  q+16(FP), SI
	MOVQ  qstride+24(FP), R8
	MOVQ  w+32(FP), BX
	MOVQ  steps+40(FP), CX
	LEAQ  (R8)(R8*2), R10
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

two:
	VPMOVSXBW (BX), Y8
	VPMOVSXBW 16(BX), Y9
	PAIR((SI), Y0, Y1)
	PAIR((SI)(R8*1), Y2, Y3)
	PAIR((SI)(R8*2), Y4, Y5)
	PAIR((SI)(R10*1), Y6, Y7)
	ADDQ $32, BX
	ADDQ $4, SI
	DECQ CX
	JNZ  two
	KEEP(Y0, Y1)
	KEEP(Y2, Y3)
	KEEP(Y4, Y5)
	KEEP(Y6, Y7)
	VZEROUPPER
	RET

// func addScaledAVX2(y, x *float32, n int, a float32)
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-28
	MOVQ         y+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS a+24(FP), Y0

eight:
	VMULPS  (SI), Y0, Y1
	VADDPS  (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     eight
	VZEROUPPER
	RET

#define CONSTANT(name, bits) \
	DATA name<>+0(SB)/4, bits \
	GLOBL name<>(SB), RODATA|NOPTR, $4

CONSTANT(half, $0x3f000000)
CONSTANT(one, $0x3f800000)
CONSTANT(signBit, $0x80000000)
CONSTANT(rootHalf, $0x3f3504f3)
CONSTANT(tScale, $0x3ea7ba05)
CONSTANT(a5, $0x3f87dc22)
CONSTANT(a4, $0xbfba00e3)
CONSTANT(a3, $0x3fb5f0e3)
CONSTANT(a2, $0xbe91a98e)
CONSTANT(a1, $0x3e827906)
CONSTANT(log2e, $0x3fb8aa3b)
CONSTANT(shift, $0x4b400000)
CONSTANT(ln2High, $0x3f318000)
CONSTANT(ln2Low, $0xb95e8083)
CONSTANT(c0, $0x39506967)
CONSTANT(c1, $0x3ab743ce)
CONSTANT(c2, $0x3c088908)
CONSTANT(c3, $0x3d2aa9c1)
CONSTANT(c4, $0x3e2aaaaa)
CONSTANT(c5, $0x3f000000)
CONSTANT(lowest, $0xc2ae0000)
CONSTANT(bias, $127)

// func geluAVX2(x *float32, n int)
// The steps are those of gelu and exp in float.go, in the same order.
TEXT ·geluAVX2(SB), NOSPLIT, $0-16
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS one<>(SB), Y14
	VBROADCASTSS signBit<>(SB), Y15

next:
	VMOVUPS      (DI), Y0
	VBROADCASTSS rootHalf<>(SB), Y1
	VMULPS       Y0, Y1, Y1        // x/√2
	VANDPS       Y15, Y1, Y2       // its sign
	VXORPS       Y2, Y1, Y1        // a = |x/√2|
	VBROADCASTSS tScale<>(SB), Y3
	VMULPS       Y1, Y3, Y3
	VADDPS       Y14, Y3, Y3
	VDIVPS       Y3, Y14, Y3       // t
	VBROADCASTSS a5<>(SB), Y4
	VMULPS       Y3, Y4, Y4
	VBROADCASTSS a4<>(SB), Y5
	VADDPS       Y5, Y4, Y4
	VMULPS       Y3, Y4, Y4
	VBROADCASTSS a3<>(SB), Y5
	VADDPS       Y5, Y4, Y4
	VMULPS       Y3, Y4, Y4
	VBROADCASTSS a2<>(SB), Y5
	VADDPS       Y5, Y4, Y4
	VMULPS       Y3, Y4, Y4
	VBROADCASTSS a1<>(SB), Y5
	VADDPS       Y5, Y4, Y4
	VMULPS       Y3, Y4, Y4        // p·t
	VMULPS       Y1, Y1, Y5
	VXORPS       Y15, Y5, Y5       // -a²

	// exp of Y5 into Y6
	VBROADCASTSS log2e<>(SB), Y6
	VMULPS       Y5, Y6, Y6
	VBROADCASTSS shift<>(SB), Y7
	VADDPS       Y7, Y6, Y6
	VSUBPS       Y7, Y6, Y6        // n
	VBROADCASTSS ln2High<>(SB), Y7
	VMULPS       Y6, Y7, Y7
	VSUBPS       Y7, Y5, Y8
	VBROADCASTSS ln2Low<>(SB), Y7
	VMULPS       Y6, Y7, Y7
	VSUBPS       Y7, Y8, Y8        // r
	VBROADCASTSS c0<>(SB), Y9
	VMULPS       Y8, Y9, Y9
	VBROADCASTSS c1<>(SB), Y7
	VADDPS       Y7, Y9, Y9
	VMULPS       Y8, Y9, Y9
	VBROADCASTSS c2<>(SB), Y7
	VADDPS       Y7, Y9, Y9
	VMULPS       Y8, Y9, Y9
	VBROADCASTSS c3<>(SB), Y7
	VADDPS       Y7, Y9, Y9
	VMULPS       Y8, Y9, Y9
	VBROADCASTSS c4<>(SB), Y7
	VADDPS       Y7, Y9, Y9
	VMULPS       Y8, Y9, Y9
	VBROADCASTSS c5<>(SB), Y7
	VADDPS       Y7, Y9, Y9
	VMULPS       Y8, Y8, Y10
	VMULPS       Y10, Y9, Y9
	VADDPS       Y8, Y9, Y9
	VADDPS       Y14, Y9, Y9
	VCVTPS2DQ    Y6, Y6
	VPBROADCASTD bias<>(SB), Y7
	VPADDD       Y7, Y6, Y6
	VPSLLD       $23, Y6, Y6
	VMULPS       Y6, Y9, Y6
	VBROADCASTSS lowest<>(SB), Y7
	VCMPPS       $1, Y7, Y5, Y7    // -a² < -87
	VANDNPS      Y6, Y7, Y6        // gives 0

	VMULPS       Y4, Y6, Y6
	VSUBPS       Y6, Y14, Y6
	VXORPS       Y2, Y6, Y6        // erf
	VADDPS       Y14, Y6, Y6
	VBROADCASTSS half<>(SB), Y7
	VMULPS       Y0, Y7, Y7
	VMULPS       Y6, Y7, Y7
	VMOVUPS      Y7, (DI)
	ADDQ         $32, DI
	SUBQ         $8, CX
	JNZ          next
	VZEROUPPER
	RET

CONSTANT(magnitude, $0x7fffffff)
DATA order<>+0(SB)/8, $0x0000000400000000
DATA order<>+8(SB)/8, $0x0000000500000001
DATA order<>+16(SB)/8, $0x0000000600000002
DATA order<>+24(SB)/8, $0x0000000700000003
GLOBL order<>(SB), RODATA|NOPTR, $32

// func largestAVX2(x *float32, n int) float32
TEXT ·largestAVX2(SB), NOSPLIT, $0-20
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS magnitude<>(SB), Y7
	VXORPS       Y0, Y0, Y0

more:
	VANDPS (SI), Y7, Y1
	VMAXPS Y1, Y0, Y0
	ADDQ   $32, SI
	SUBQ   $8, CX
	JNZ    more
	VEXTRACTF128 $1, Y0, X1
	VMAXPS       X1, X0, X0
	VPSHUFD      $0x4E, X0, X1
	VMAXPS       X1, X0, X0
	VPSHUFD      $0xB1, X0, X1
	VMAXPS       X1, X0, X0
	VMOVSS       X0, ret+16(FP)
	VZEROUPPER
	RET

// func roundAVX2(q *int8, x *float32, n int, inverse float32)
// 32 at a time: multiply, round to even, and pack to bytes in order.
TEXT ·roundAVX2(SB), NOSPLIT, $0-28
	MOVQ         q+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y7
	VMOVDQU      order<>(SB), Y6

pack32:
	VMULPS    (SI), Y7, Y0
	VMULPS    32(SI), Y7, Y1
	VMULPS    64(SI), Y7, Y2
	VMULPS    96(SI), Y7, Y3
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VPACKSSDW Y1, Y0, Y0
	VPACKSSDW Y3, Y2, Y2
	VPACKSSWB Y2, Y0, Y0
	VPERMD    Y0, Y6, Y0
	VMOVDQU   Y0, (DI)
	ADDQ      $128, SI
	ADDQ      $32, DI
	SUBQ      $32, CX
	JNZ       pack32
	VZEROUPPER
	RET
