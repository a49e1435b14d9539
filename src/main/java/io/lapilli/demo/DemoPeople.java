package io.lapilli.demo;

import io.lapilli.identity.MemberRole;
import io.lapilli.identity.PlatformRole;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The people of a demo. Some can sign in, with a password that everybody knows, so these accounts live and end with the
 * demo; the others are there to be seen.
 */
public final class DemoPeople {

    /** The password of each of those who can sign in. */
    public static final String PASSWORD = "lapilli-demo";

    static final Person ZHAO =
            Person.with("Zhao Ming", "developer@mori.example", "demo.account.mori.developer", MemberRole.DEVELOPER);
    static final Person SUN = Person.of("Sun Lei", "sun.lei@mori.example", MemberRole.DEVELOPER);
    static final Person HAN = Person.of("Han Xue", "han.xue@mori.example", MemberRole.DEVELOPER);
    static final Person VOGT = Person.with(
            "Lena Vogt", "developer@krausch.example", "demo.account.krausch.developer", MemberRole.DEVELOPER);

    static final List<Person> MORI = List.of(
            Person.with("Chen Jing", "owner@mori.example", "demo.account.mori.owner", MemberRole.OWNER),
            ZHAO,
            Person.with("Liu Fang", "billing@mori.example", "demo.account.mori.billing", MemberRole.BILLING),
            SUN,
            Person.of("Guo Wei", "guo.wei@mori.example", MemberRole.ADMIN),
            HAN,
            Person.of("Ma Lin", "ma.lin@mori.example", MemberRole.VIEWER));
    static final List<Person> KRAUSCH = List.of(
            Person.with("Martina Krausch", "owner@krausch.example", "demo.account.krausch.owner", MemberRole.OWNER),
            VOGT,
            Person.with("Peter Sommer", "billing@krausch.example", "demo.account.krausch.billing", MemberRole.BILLING),
            Person.of("Jens Adler", "j.adler@krausch.example", MemberRole.ADMIN),
            Person.of("Sibel Kaya", "s.kaya@krausch.example", MemberRole.VIEWER));
    static final List<Person> STAFF = List.of(
            Person.staff("Ada Lin", "admin@lapilli.example", "demo.account.administrator", PlatformRole.OPERATOR_ADMIN),
            Person.staff("Jonas Weber", "presales@lapilli.example", "demo.account.presales", PlatformRole.PRESALES),
            Person.staff("Mei Tan", "finance@lapilli.example", null, PlatformRole.FINANCE),
            Person.staff("Tomás Rivas", "support@lapilli.example", null, PlatformRole.SUPPORT));

    private DemoPeople() {}

    /**
     * One of them.
     *
     * @param purpose key of a text that says what the person comes for; null for those who can't sign in
     * @param staff what the person does for the seller; null for a customer's people
     * @param role what the person is at the customer; null for staff
     */
    record Person(
            String name,
            String email,
            @Nullable String purpose,
            @Nullable PlatformRole staff,
            @Nullable MemberRole role) {

        static Person with(String name, String email, String purpose, MemberRole role) {
            return new Person(name, email, purpose, null, role);
        }

        static Person of(String name, String email, MemberRole role) {
            return new Person(name, email, null, null, role);
        }

        static Person staff(String name, String email, @Nullable String purpose, PlatformRole role) {
            return new Person(name, email, purpose, role, null);
        }

        boolean signsIn() {
            return purpose != null;
        }

        /** Who only looks has not followed the link yet. */
        boolean cameIn() {
            return role != MemberRole.VIEWER;
        }

        String purposeKey() {
            return Objects.requireNonNull(purpose);
        }
    }

    static List<Person> all() {
        return Stream.concat(
                        STAFF.stream(),
                        DemoCustomers.ALL.stream().map(Customer::people).flatMap(List::stream))
                .toList();
    }
}
