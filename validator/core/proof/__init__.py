"""The proof of a rulebook: its examples hold on both engines, and no condition could be dropped unseen."""
