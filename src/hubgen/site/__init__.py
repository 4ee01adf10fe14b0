"""RENDER: a hub and its views become a site, all in memory."""
