package dev.errand.engine;

import dev.errand.value.Address;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The user's saved contacts. Immutable. Only the user fills it: no agent, tool or model can. */
public final class AddressBook {

    /** A book without contacts. */
    public static final AddressBook EMPTY = new AddressBook(Map.of());

    private final Map<String, Address> contacts;

    private AddressBook(Map<String, Address> contacts) {
        this.contacts = contacts;
    }

    /** The book with one contact more; {@code name} with or without the {@code @}. */
    public AddressBook with(String name, Address address) {
        Map<String, Address> more = new HashMap<>(contacts);
        more.put(key(name), address);
        return new AddressBook(Map.copyOf(more));
    }

    /** The address saved as {@code name}, with or without the {@code @}, whatever its case. */
    public Optional<Address> find(String name) {
        return Optional.ofNullable(contacts.get(key(name)));
    }

    /** The names, in lower case and without the {@code @}. */
    public Set<String> names() {
        return contacts.keySet();
    }

    /** The addresses that have a name. */
    public Set<Address> addresses() {
        return Set.copyOf(contacts.values());
    }

    private static String key(String name) {
        return (name.startsWith("@") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }
}
