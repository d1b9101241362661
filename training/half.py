"""Computing in sixteen bits where that is faster."""

import torch


def half(device):
    """bfloat16 on a GPU, and where the processor computes in it; elsewhere it would only be slower."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type != "cpu" or torch.cpu._is_avx512_bf16_supported())
