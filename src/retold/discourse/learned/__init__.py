"""Learned: what was learned from coded stories, beside the cues (fine-tuned encoder). See the model card."""
