"""What tests stand on: databases, factories, and a visitor who uses the site as people do."""
