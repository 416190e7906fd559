"""What one person keeps to themselves, sealed under their own key. Nothing here may change what others see."""
