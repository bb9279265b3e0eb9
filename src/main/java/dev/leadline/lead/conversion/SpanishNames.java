package dev.leadline.lead.conversion;

import java.util.List;
import java.util.Set;

/** Last names that are frequent where people have two, and that are seldom first names; and first names such as María del Carmen. */
final class SpanishNames {

    private static final int SHORTEST = 5;
    private static final Set<String> BEFORE_DEVOTION = Set.of("maria", "ma", "mª", "jose", "juan");
    private static final Set<String> OF_DEVOTION = Set.of("de", "del", "la", "los", "las");
    private static final Set<String> DEVOTIONS = Set.of(
            "angeles",
            "carmen",
            "consuelo",
            "dios",
            "dolores",
            "guadalupe",
            "jesus",
            "lourdes",
            "luz",
            "mar",
            "mercedes",
            "milagros",
            "pilar",
            "refugio",
            "remedios",
            "rocio",
            "rosario",
            "socorro");
    private static final Set<String> LAST_NAMES = Set.of(
            "acosta",
            "acuna",
            "aguilar",
            "aguirre",
            "alvarado",
            "arias",
            "arroyo",
            "avila",
            "ayala",
            "barrera",
            "becerra",
            "beltran",
            "benavides",
            "bermudez",
            "bravo",
            "bustamante",
            "caballero",
            "cabrera",
            "calderon",
            "camacho",
            "campos",
            "cantu",
            "cardenas",
            "cardona",
            "carranza",
            "carrillo",
            "castaneda",
            "castillo",
            "castro",
            "cervantes",
            "chavez",
            "cisneros",
            "contreras",
            "cordero",
            "cordova",
            "corona",
            "coronado",
            "corrales",
            "correa",
            "cortes",
            "cruz",
            "cuevas",
            "davila",
            "delgado",
            "diaz",
            "duarte",
            "escobar",
            "escobedo",
            "espinosa",
            "espinoza",
            "esquivel",
            "estrada",
            "figueroa",
            "flores",
            "fuentes",
            "gallegos",
            "galvan",
            "garcia",
            "garza",
            "guerra",
            "guerrero",
            "guevara",
            "gutierrez",
            "guzman",
            "herrera",
            "huerta",
            "ibarra",
            "jaramillo",
            "juarez",
            "ledesma",
            "lozano",
            "lugo",
            "macias",
            "magana",
            "maldonado",
            "marquez",
            "mata",
            "medina",
            "mejia",
            "melendez",
            "mendoza",
            "mercado",
            "meza",
            "molina",
            "montes",
            "montoya",
            "mora",
            "morales",
            "moreno",
            "munoz",
            "murillo",
            "najera",
            "navarro",
            "nieto",
            "obregon",
            "ocampo",
            "ochoa",
            "olivares",
            "orozco",
            "ortega",
            "ortiz",
            "osorio",
            "pacheco",
            "padilla",
            "palacios",
            "paredes",
            "parra",
            "pena",
            "peralta",
            "pineda",
            "ponce",
            "prieto",
            "quezada",
            "quinones",
            "quintana",
            "quintero",
            "quiroz",
            "ramos",
            "rangel",
            "rendon",
            "reyes",
            "rincon",
            "rios",
            "rivas",
            "rivera",
            "robles",
            "rocha",
            "rojas",
            "romero",
            "rosales",
            "rubio",
            "ruiz",
            "salas",
            "salazar",
            "salcedo",
            "saldana",
            "salgado",
            "salinas",
            "sandoval",
            "santana",
            "segura",
            "sepulveda",
            "serrano",
            "silva",
            "solis",
            "solano",
            "sosa",
            "soto",
            "tellez",
            "tapia",
            "toledo",
            "torres",
            "trevino",
            "trejo",
            "trujillo",
            "uribe",
            "valenzuela",
            "vargas",
            "vega",
            "velasco",
            "villa",
            "villalobos",
            "villanueva",
            "villarreal",
            "villegas",
            "zamora",
            "zamudio",
            "zapata",
            "zavala",
            "zuniga");

    private SpanishNames() {}

    /** Whether a word is such a last name; those on -ez are. */
    static boolean isLastName(String word) {
        String plain = plain(word);
        return LAST_NAMES.contains(plain) || (plain.length() >= SHORTEST && plain.endsWith("ez"));
    }

    /**
     * How many words at the beginning of a name are a first name such as María del Carmen or José de Jesús.
     *
     * @return 0 where they are not, or nothing follows them
     */
    static int devotional(List<String> words) {
        if (words.size() < 2 || !BEFORE_DEVOTION.contains(plain(words.get(0)))) {
            return 0;
        }
        int name = 1;
        while (name < words.size() && OF_DEVOTION.contains(plain(words.get(name)))) {
            name++;
        }
        boolean isDevotion = name > 1 && name < words.size() - 1 && DEVOTIONS.contains(plain(words.get(name)));
        return isDevotion ? name + 1 : 0;
    }

    /** A word in lower case without accents and periods. */
    static String plain(String word) {
        return CellText.unaccented(word.replace(".", ""));
    }
}
