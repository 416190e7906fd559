"""The site: pages for people. A view makes one call to a service or a query and hands plain data to a template."""
