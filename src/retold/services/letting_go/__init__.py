"""What is over goes (data erasure): a module for each kind of clock on page 3. `retold.services.keeping` names them."""
